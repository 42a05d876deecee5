import type { Episode, Exposed } from '@feedback/schema';
import type { Sides } from '../statistics/totals.ts';
import { DAY_MS } from './days.ts';
import type { Exposure } from './exposure.ts';
import type { Windows } from './effect-windows.ts';

const WEEK_MS = 7 * DAY_MS;

/** A stretch of time in which a mistake was seen, milliseconds since 1970, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A mistake as its effect is measured. */
export interface Subject {
  readonly spans: readonly Span[];
  readonly exposure: Exposure;
}

/** When episodes began and were last seen. */
export const spansOf = (episodes: readonly Episode[]): Span[] =>
  episodes.map(({ introduced_at, last_seen_at }) => ({
    from: Date.parse(introduced_at),
    to: Date.parse(last_seen_at),
  }));

/** Half-open stretches of a week each, counted away from the instant; the last of a side may be shorter. */
const weeksOf = ({ before, after }: Windows): { readonly before: number[]; readonly after: number[] } => {
  const earlier = [before[1]];
  for (let edge = before[1]; edge > before[0];) earlier.unshift((edge = Math.max(before[0], edge - WEEK_MS)));
  const later = [after[0]];
  for (let edge = after[0]; edge < after[1];) later.push((edge = Math.min(after[1], edge + WEEK_MS)));
  return { before: earlier, after: later };
};

/** How many edges, of one or more, are not after an instant; less 1, the stretch that it lies in. */
const stretchAt = (edges: readonly number[], instant: number): number => {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((edges[middle] ?? 0) <= instant) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/**
 * A span counts on each side on which it was seen, in the week in which it began there: one that goes on is not shown to be
 * gone, and a mistake that is as steady as ever must not look like one that stopped.
 */
const bucketsOf = ({ spans, exposure }: Subject, edges: readonly number[]): Exposed[] => {
  const [start, end] = [edges[0] ?? 0, edges.at(-1) ?? 0];
  const counts = Array.from({ length: edges.length - 1 }, () => 0);
  for (const { from, to } of spans) {
    if (from >= end || to < start) continue;
    const stretch = stretchAt(edges, Math.max(from, start));
    counts[stretch] = (counts[stretch] ?? 0) + 1;
  }
  return counts.map((episodes, index) => ({
    episodes,
    exposure: exposure.between(edges[index] ?? 0, edges[index + 1] ?? 0),
  }));
};

/** The weeks of a mistake on both sides of an instant, in order of time. */
export const weeksAround = (subject: Subject, windows: Windows): Sides => {
  const edges = weeksOf(windows);
  return { before: bucketsOf(subject, edges.before), after: bucketsOf(subject, edges.after) };
};
