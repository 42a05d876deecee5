import { describe, expect, it } from 'vitest';
import { segmentedRegression } from '../../src/statistics/segmented-regression.ts';
import { steady, weeks } from './builders.ts';

describe('segmentedRegression', () => {
  it('wants eight buckets on each side', () => {
    expect(segmentedRegression({ before: steady(7, 5), after: steady(9, 5) })).toBeUndefined();
  });

  it('finds a step in what was level', () => {
    const found = segmentedRegression({ before: steady(10, 400), after: steady(10, 100) });
    expect(found?.levelRatio).toBeCloseTo(0.25, 2);
    expect(found?.trendPerBucket).toBeCloseTo(1, 2);
  });

  it('finds the trend, and no step, in what fades', () => {
    const fading = Array.from({ length: 20 }, (_, week) => 1_000 * 0.9 ** week);
    const found = segmentedRegression({
      before: weeks(...fading.slice(0, 10)),
      after: weeks(...fading.slice(10)),
    });
    expect(found?.trendPerBucket).toBeCloseTo(0.9, 2);
    expect(found?.levelRatio).toBeCloseTo(1, 1);
  });

  it('has a finite answer where nothing happened after, and where nothing happened at all', () => {
    const found = segmentedRegression({ before: steady(10, 5), after: steady(10, 0) });
    expect(found?.levelRatio).toBeLessThan(0.1);
    expect(segmentedRegression({ before: steady(8, 0), after: steady(8, 0) })?.levelRatio).toBeCloseTo(1, 6);
  });
});
