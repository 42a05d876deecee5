import { expect, test } from 'vitest';
import { builtinPatterns } from '../../src/index.ts';

/** The parts of a rule in which an `all` with a walk over the whole file stands beside an `any`, and is tried first. */
const dearParts = (value: unknown): readonly object[] => {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap(dearParts);
  const { any, all } = value as { readonly any?: unknown; readonly all?: unknown };
  const isDear = any !== undefined && JSON.stringify(all ?? []).includes('"kind":"module"');
  return isDear ? [value, ...below] : below;
};

test('no built-in rule walks over the file before it knows whether a call is one that it is about', () => {
  const dear = builtinPatterns.filter(({ rule }) => dearParts(rule).length > 0);
  expect(dear.map(({ name }) => name)).toEqual([]);
});
