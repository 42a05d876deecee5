import { DAY_MS } from './days.ts';

/** Half-open stretches of time before and after what is judged, milliseconds since 1970. */
export interface Windows {
  readonly before: readonly [from: number, to: number];
  readonly after: readonly [from: number, to: number];
}

/**
 * Windows of the same length on both sides of an instant, cut where nothing is known: at the first fact, and at present.
 * The exposure of time in which nobody looked would flatter the rate before.
 */
export const windowsAround = (
  instant: number,
  days: number,
  known: { readonly first: number; readonly now: number },
): Windows => ({
  before: [Math.min(instant, Math.max(instant - days * DAY_MS, known.first)), instant],
  after: [instant, Math.max(instant, Math.min(instant + days * DAY_MS, known.now + 1))],
});

/** The halves of the last `days` days, for want of an instant that divides them. Both ends count. */
export const windowHalves = (days: number, now: number): Windows => {
  const [start, middle] = [now - days * DAY_MS, now - (days * DAY_MS) / 2];
  return { before: [start, middle], after: [middle, now + 1] };
};
