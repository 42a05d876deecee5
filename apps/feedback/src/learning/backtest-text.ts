import type { BacktestResult } from '@feedback/history';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** An estimate with its interval, as people read it; a dash when nothing decides. */
export const criedWolfText = ({ cried_wolf }: BacktestResult): string =>
  cried_wolf === null
    ? '–'
    : `${percent(cried_wolf.share)} (${percent(cried_wolf.interval[0])} to ${percent(cried_wolf.interval[1])})`;

/** A day of a time in seconds since 1970. */
export const dayOf = (seconds: number | undefined): string =>
  seconds === undefined ? '' : new Date(seconds * 1000).toISOString().slice(0, 10);
