import { expect, it } from 'vitest';
import { descendants, readCode } from '../../src/infer/code-tree.ts';
import { enclosedLabels, enclosure, visitEnclosures } from '../../src/infer/enclosures.ts';

const countsIn = (code: string): Map<number, number> => {
  const counts = new Map<number, number>();
  visitEnclosures(readCode({ language: 'python', code }), (feature) =>
    counts.set(feature, (counts.get(feature) ?? 0) + 1),
  );
  return counts;
};

const labelsOf = (text: string): readonly number[] =>
  descendants(readCode({ language: 'python', code: text }))
    .filter((node) => node.kind === 'identifier')
    .flatMap(enclosedLabels);

const CODE = 'while True:\n  while ready:\n    wait()\nwait()\n';

it('counts a node once inside each kind that is around it, by its kind and its text', () => {
  const [kind = 0, text = 0] = labelsOf('wait');
  const counts = countsIn(CODE);
  expect(counts.get(enclosure('while_statement', text))).toBe(1);
  expect(counts.get(enclosure('while_statement', kind))).toBe(2);
});

it('counts nothing inside what is not around it', () => {
  const [, text = 0] = labelsOf('wait');
  expect(countsIn(CODE).has(enclosure('with_statement', text))).toBe(false);
});
