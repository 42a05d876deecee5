import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketStart } from '../src/buckets.ts';

const DAY_MS = 86_400_000;

describe('bucketStart', () => {
  it('puts each day into the week of the Monday before it', () => {
    const days = fc.integer({ min: -20_000, max: 40_000 }).map((n) => new Date(n * DAY_MS).toISOString());
    fc.assert(
      fc.property(days, (time) => {
        const start = new Date(bucketStart('week', time.slice(0, 10)));
        expect(start.getUTCDay()).toBe(1);
        expect(Date.parse(time) - start.getTime()).toBeGreaterThanOrEqual(0);
        expect(Date.parse(time) - start.getTime()).toBeLessThan(7 * DAY_MS);
      }),
    );
  });
});
