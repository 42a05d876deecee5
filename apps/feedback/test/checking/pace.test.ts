import { expect, test } from 'vitest';
import { createPace } from '../../src/checking/pace.ts';

test('takes larger batches from one to the next, up to a limit', () => {
  const pace = createPace();
  const sizes = Array.from({ length: 4 }, () => {
    const enough = pace.enough();
    pace.next();
    return enough;
  });
  expect(sizes).toEqual([100_000, 400_000, 600_000, 600_000]);
});

test('takes small batches where much is found, and large ones again where little is', () => {
  const pace = createPace();
  for (let round = 0; round < 3; round += 1) pace.next();
  pace.note(600_000, 6_000);
  expect(pace.enough()).toBe(100_000);
  pace.note(100_000, 250);
  expect(pace.enough()).toBe(400_000);
  pace.note(100_000, 0);
  expect(pace.enough()).toBe(600_000);
});

test('learns nothing from files that were known', () => {
  const pace = createPace();
  pace.note(0, 5_000);
  expect(pace.enough()).toBe(100_000);
  pace.next();
  expect(pace.enough()).toBe(400_000);
});
