import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logScale } from '../../src/html/chart/log-scale.ts';

test('puts equal factors equally far from 1', () => {
  const { at, least, most } = logScale([]);
  expect([least, most]).toEqual([0.5, 2]);
  expect([at(0.5), at(1), at(2)].map(Math.round)).toEqual([0, 50, 100]);
});

test('has few ticks, however wide it is', () => {
  expect(logScale([0.001, 5000]).ticks).toEqual([0.01, 0.1, 1, 10, 100]);
});

test('puts every ratio on the scale, in order, and 1 inside', () => {
  const ratio = fc.double({ min: 0, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(fc.array(ratio), ratio, ratio, (ratios, a, b) => {
      const { at, ticks } = logScale(ratios);
      const [low, high] = [at(Math.min(a, b)), at(Math.max(a, b))];
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(100);
      expect(low).toBeLessThanOrEqual(high);
      expect(ticks).toContain(1);
    }),
  );
});
