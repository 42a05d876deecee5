import { expect, test } from 'vitest';
import { percent } from '../../src/words/quantity.ts';

test('never calls a few none, or nearly all all', () => {
  expect([
    percent(0, 0),
    percent(0, 9),
    percent(1, 999),
    percent(1, 3),
    percent(998, 999),
    percent(9, 9),
  ]).toEqual(['–', '0 %', '< 1 %', '33 %', '> 99 %', '100 %']);
});
