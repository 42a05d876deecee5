import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCode } from '../../../src/infer/code-tree.ts';
import { findChanges } from '../../../src/infer/rewrite/changes.ts';

const read = (code: string): ReturnType<typeof readCode> => readCode({ language: 'python', code });

const changed = (bad: string, good: string): readonly (readonly [string, readonly string[]])[] =>
  findChanges(read(bad), read(good)).sites.map((site) => [site.bad.text, site.good.map(({ text }) => text)]);

describe('findChanges', () => {
  it.each<[string, string, string, ReturnType<typeof changed>]>([
    ['nothing in code that differs in layout only', 'f( a )\n', 'f(a)  # fine\n', []],
    ['the innermost node that differs', 'f(a, g(b))\n', 'f(a, g(c))\n', [['b', ['c']]]],
    ['what was taken away from a list', 'f(a, b=1)\n', 'f(a)\n', [['b = 1', []]]],
    ['a list to which something was added', 'f(a)\n', 'f(a, b=1)\n', [['( a )', ['( a , b = 1 )']]]],
    [
      'a statement that became several',
      'if x:\n    assert a and b\n',
      'if x:\n    assert a\n    assert b\n',
      [['assert a and b', ['assert a', 'assert b']]],
    ],
    ['an operator with what it joins', 'x == y\n', 'x != y\n', [['x == y', ['x != y']]]],
  ])('finds %s', (_, bad, good, sites) => {
    expect(changed(bad, good)).toEqual(sites);
  });

  it('tells statements apart that only the good side has', () => {
    const { sites, insertions } = findChanges(read('a = 1\n'), read('import b\na = 1\n'));
    expect(sites).toEqual([]);
    expect(insertions.map(({ good }) => good.text)).toEqual(['import b']);
  });

  it('finds nothing between code and itself', () => {
    const statement = fc.constantFrom('f(a)', 'x = [1, 2]', 'if a:\n    b()', 'return x', 'del y[0]');
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 6 }), (statements) => {
        const code = `${statements.join('\n')}\n`;
        expect(changed(code, code)).toEqual([]);
      }),
    );
  });
});
