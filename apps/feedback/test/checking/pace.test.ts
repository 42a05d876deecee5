import { expect, test } from 'vitest';
import { createPace } from '../../src/checking/pace.ts';

test('takes small batches until it is known how much is found', () => {
  const pace = createPace();
  expect([pace.enough(), pace.enough()]).toEqual([100_000, 100_000]);
});

test('takes larger batches where little is found, up to a limit', () => {
  const pace = createPace();
  const sizes = Array.from({ length: 4 }, () => {
    const enough = pace.enough();
    pace.note(enough, 10);
    return enough;
  });
  expect(sizes).toEqual([100_000, 400_000, 600_000, 600_000]);
});

test('takes small batches where much is found, and large ones again where little is', () => {
  const pace = createPace();
  pace.note(600_000, 6_000);
  expect(pace.enough()).toBe(100_000);
  pace.note(100_000, 250);
  expect(pace.enough()).toBe(400_000);
  pace.note(100_000, 0);
  expect(pace.enough()).toBe(600_000);
});

test('searches two batches at once, except where much is found', () => {
  const pace = createPace();
  expect(pace.atOnce()).toBe(2);
  pace.note(100_000, 500);
  expect(pace.atOnce()).toBe(1);
  pace.note(100_000, 100);
  expect(pace.atOnce()).toBe(2);
});

test('learns nothing from files that were known', () => {
  const pace = createPace();
  pace.note(0, 5_000);
  expect(pace.enough()).toBe(100_000);
});
