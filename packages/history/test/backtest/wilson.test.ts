import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from '../../src/backtest/wilson.ts';

test('agrees with published intervals', () => {
  // Newcombe 1998, Statistics in Medicine 17, table I: 81 of 263, 15 of 148, 0 of 20.
  const rounded = (hits: number, total: number): number[] =>
    wilsonInterval(hits, total).map((bound) => Number(bound.toFixed(4)));
  expect(rounded(81, 263)).toEqual([0.2553, 0.3662]);
  expect(rounded(15, 148)).toEqual([0.0624, 0.1605]);
  expect(rounded(0, 20)).toEqual([0, 0.1611]);
});

test('holds the share, and is all there is for nothing', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (hits, misses) => {
      const [low, high] = wilsonInterval(hits, hits + misses);
      const share = hits + misses === 0 ? 0.5 : hits / (hits + misses);
      expect(low <= share + 1e-12 && share - 1e-12 <= high && low >= 0 && high <= 1).toBe(true);
    }),
  );
  expect(wilsonInterval(0, 0)).toEqual([0, 1]);
});
