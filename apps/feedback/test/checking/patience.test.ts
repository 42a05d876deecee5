import { expect, test } from 'vitest';
import { createPatience } from '../../src/checking/patience.ts';

test('ends with a pattern after three files that took as long as one may', () => {
  const patience = createPatience(['a', 'b'], 1_000);
  expect([1, 2, 3].map(() => patience.spend('a', 1_000))).toEqual([[], [], ['a']]);
  expect([patience.isOver('a'), patience.isOver('b')]).toEqual([true, false]);
});

test('does not end with what is quick, however often', () => {
  const patience = createPatience(['a'], 1_000);
  for (let file = 0; file < 1_000; file += 1) patience.spend('a', 99);
  expect(patience.isOver('a')).toBe(false);
});

test('counts answers that came late', () => {
  const patience = createPatience(['a'], 1_000);
  const lost = Array.from({ length: 10 }, () => patience.spend('a', 500));
  expect(lost.flat()).toEqual(['a']);
  expect(lost.findIndex((names) => names.length > 0)).toBe(5);
});

test('ends with all after as long as six files may take, and names each once', () => {
  const patience = createPatience(['a', 'b', 'c', 'd'], 1_000);
  const lost = ['a', 'a', 'b', 'b', 'c', 'c'].map((name) => patience.spend(name, 1_000));
  expect(lost).toEqual([[], [], [], [], [], ['a', 'b', 'c', 'd']]);
  expect(patience.end()).toEqual([]);
});
