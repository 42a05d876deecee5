import { expect, test } from 'vitest';
import { spanOf } from '../../src/html/chart/time-span.ts';
import { trendLine } from '../../src/html/chart/trend-line.ts';

const point = (start: string, count: number, exposure: number, episodes = 0) => ({
  start: `${start}T00:00:00.000Z`,
  count,
  episodes,
  exposure,
});

const draw = (points: readonly ReturnType<typeof point>[], activeSince?: string): string => {
  const trend = { pattern: 'x', bucket: 'week' as const, points: [...points] };
  const span = spanOf([trend]) ?? { start: 0, end: 1 };
  return String(trendLine(trend, { id: 'a', title: 't', description: 'd', span, activeSince }));
};

const lines = (text: string): readonly (string | undefined)[] =>
  [...text.matchAll(/<polyline[^>]*points="([^"]*)"/g)].map(([, points]) => points);

test('draws the middle of each bucket, highest at the top', () => {
  const text = draw([point('2026-01-05', 0, 2), point('2026-01-12', 4, 2)]);
  expect(lines(text)).toEqual(['25.00,100.00 75.00,0.00']);
});

test('breaks where nothing was looked at', () => {
  const text = draw([point('2026-01-05', 1, 2), point('2026-01-12', 0, 0), point('2026-01-19', 1, 2)]);
  expect(lines(text)).toHaveLength(2);
  expect(text.match(/<circle/g)).toHaveLength(2);
});

test('tells where an episode began from where it went on', () => {
  const text = draw([point('2026-01-05', 1, 2, 1), point('2026-01-12', 1, 2), point('2026-01-19', 0, 2)]);
  expect([...text.matchAll(/dot (\w+)/g)].map(([, kind]) => kind)).toEqual(['begun', 'still', 'none']);
});

test('marks when the pattern came into force only where that is on the axis', () => {
  const points = [point('2026-01-05', 1, 2)];
  expect(draw(points, '2026-01-08T12:00:00.000Z')).toMatch(/class="active"\s+x1="50.00%"/);
  expect(draw(points, '2025-12-01T00:00:00.000Z')).not.toContain('in force');
});
