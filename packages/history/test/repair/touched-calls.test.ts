import { expect, test } from 'vitest';
import { touchedCalls } from '../../src/repair/touched-calls.ts';
import { wordEdit } from '../../src/repair/word-edit.ts';

const calls = (bad: string, good: string): readonly string[] =>
  touchedCalls(wordEdit('typescript', bad, good));

test.each([
  ['a further argument', 'get(a)', 'get(a, b)', ['get']],
  ['the first argument', 'get()', 'get(a)', ['get']],
  ['an argument that goes', 'get(a, b)', 'get(a)', ['get']],
  ['a named argument', 'x.run(f())', 'x.run(time = f())', ['run']],
  ['a further property of an object', 'fetch(u, { a: 1 })', 'fetch(u, { a: 1, signal })', ['fetch']],
  ['another constant', 'open(f, "r")', 'open(f, "rb")', ['open']],
  ['another named truth', 'get(u, verify=false)', 'get(u, verify=true)', ['get']],
  ['another truth without a name', 'save(a, false, true)', 'save(a, true, true)', []],
  ['another number without a name', 'slice(1)', 'slice(2)', []],
  ['another message', 'tell("not so good")', 'tell("not good")', []],
  ['a call that is awaited', 'x = a.load(b)', 'x = await a.load(b)', ['load']],
  ['a call that is wrapped', 'x = load(b)', 'x = list(load(b))', ['load']],
  ['an argument that is another expression', 'get(a.b)', 'get(a.c.d)', []],
  ['a comma at the end', 'get(a,)', 'get(a)', []],
  ['texts in a row', 'install("a", "b")', 'install("a")', []],
  ['a condition', 'if (a) get(b)', 'if (a && c) get(b)', []],
  ['a guard', 'x = s.slice(n)', 'x = n ? s.slice(n + 1) : s', []],
  ['the head of a function', 'function f(a) {}', 'function f(a, b) {}', []],
])('%s', (_, bad, good, expected) => {
  expect(calls(bad, good)).toEqual(expected);
});
