import { expect, it } from 'vitest';
import { descendants, readCode, type CodeNode } from '../../src/infer/code-tree.ts';
import { equalityOf, visitEqualities } from '../../src/infer/equalities.ts';

const equalIn = (code: string): Set<number> => {
  const found = new Set<number>();
  visitEqualities(readCode({ language: 'python', code }), (feature) => found.add(feature));
  return found;
};

/** The feature of the first two nodes with a text below the first node of a kind. */
const askedIn = (code: string, kind: string, text: string): number | undefined => {
  const top = descendants(readCode({ language: 'python', code })).find((node) => node.kind === kind);
  const [a, b] = top ? descendants(top).filter((node: CodeNode) => node.text === text) : [];
  if (!top || !a || !b) throw new Error(`no two ${text} in a ${kind}`);
  return equalityOf(top, a, b);
};

it('counts what a shape asks for, whatever the names', () => {
  expect(equalIn('size == size\n')).toContain(askedIn('x == x', 'comparison_operator', 'x'));
});

it('tells places apart', () => {
  const asked = askedIn('x = x + 1', 'assignment', 'x');
  expect(equalIn('y = y + 2\n')).toContain(asked);
  expect(equalIn('y = 2 + y\n')).not.toContain(asked);
});

it('counts nothing where texts differ or are constants', () => {
  expect(equalIn('a == b\n')).toEqual(new Set());
  expect(equalIn('1 == 1\n')).toEqual(new Set());
});

it('does not reach below three levels', () => {
  expect(askedIn('x = f(g(h(x)))', 'assignment', 'x')).toBeUndefined();
});
