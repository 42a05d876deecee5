import fc from 'fast-check';
import { expect, test } from 'vitest';
import { goneWords, wordEdit, wordsOf } from '../../src/repair/word-edit.ts';

test('reads words, with strings as one and without comments', () => {
  expect(wordsOf('python', "f('a b', x)  # why\n")).toEqual(['f', '(', "'a b'", ',', 'x', ')']);
  expect(wordsOf('typescript', 'a?.b(`x y`) /* no */ // no\n')).toEqual(['a', '?.', 'b', '(', '`x y`', ')']);
});

test('tells the same edit in different places', () => {
  const edit = (name: string) => wordEdit('python', `${name} = load(f)`, `${name} = safe_load(f)`);
  expect(edit('a').key).toBe(edit('b').key);
  expect(edit('a').hunks).toEqual([{ at: 2, removed: ['load'], added: ['safe_load'] }]);
});

test('does not count what only moves as gone', () => {
  expect([...goneWords(wordEdit('python', 'f(a, b)', 'g(b, a)'))]).toEqual(['f']);
});

test('does not count what stays elsewhere as gone', () => {
  expect([...goneWords(wordEdit('python', 'f(a) + g(f(b))', 'f(a) + h(b)'))]).toEqual(['g']);
});

test('a text has no edit against itself', () => {
  fc.assert(
    fc.property(fc.string(), (text) => wordEdit('typescript', text, text).hunks.length === 0),
    { numRuns: 100 },
  );
});
