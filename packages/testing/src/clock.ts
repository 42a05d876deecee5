import type { Clock } from '@feedback/schema';

/** A clock that stands still, at noon UTC on 31 January 2026 unless told otherwise. */
export const fixedClock =
  (instant = '2026-01-31T12:00:00.000Z'): Clock =>
  () =>
    new Date(instant);
