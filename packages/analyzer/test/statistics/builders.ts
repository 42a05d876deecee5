import type { Exposed } from '@feedback/schema';

/** Weeks of equal exposure with these episodes. */
export const weeks = (...episodes: readonly number[]): Exposed[] =>
  episodes.map((count) => ({ episodes: count, exposure: 10 }));

/** As many weeks alike. */
export const steady = (count: number, episodes: number): Exposed[] =>
  weeks(...Array.from({ length: count }, () => episodes));
