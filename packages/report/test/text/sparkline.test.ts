import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bar, sparkline } from '../../src/index.ts';

test('draws one character per number, and nothing as a dot', () => {
  expect(sparkline([0, 1, 2, 4, 8])).toBe('·▁▂▄█');
});

test('draws only dots when nothing happened', () => {
  expect(sparkline([0, 0])).toBe('··');
});

test('fills the width for the largest and eighths for the rest', () => {
  expect([bar(8, 8, 4), bar(3, 8, 4), bar(1, 8, 4), bar(0, 8, 4), bar(1, 0, 4)]).toEqual([
    '████',
    '█▌',
    '▌',
    '',
    '',
  ]);
});

test('shows anything above nothing, and never more than the width', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (value, largest) => {
      const drawn = bar(value, largest, 10);
      expect(drawn.length).toBeGreaterThan(0);
      expect(drawn.length).toBeLessThanOrEqual(10);
    }),
  );
});
