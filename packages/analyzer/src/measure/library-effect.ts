import type { LibraryEffect } from '@feedback/schema';
import { MIN_PRIOR_EPISODES } from '../statistics/effect.ts';
import { isPooledFallThroughout } from '../statistics/fall-throughout.ts';
import { poolRatios, type PooledRatio, type Stratum } from '../statistics/pooled-ratio.ts';
import { totalOf } from '../statistics/totals.ts';
import { recordInterval } from './effectiveness.ts';

type Judgement = Pick<LibraryEffect, 'rate_ratio' | 'interval' | 'verdict' | 'reason'>;

const judge = (pooled: PooledRatio, strata: readonly Stratum[]): Judgement => {
  const numbers = { rate_ratio: pooled.ratio, interval: recordInterval(pooled.interval) };
  const [low, high] = pooled.interval;
  if (low > 1) return { ...numbers, verdict: 'worse', reason: 'The whole interval lies above 1.' };
  if (high >= 1) return { ...numbers, verdict: 'no_clear_effect', reason: 'The interval holds 1.' };
  return isPooledFallThroughout(strata)
    ? {
        ...numbers,
        verdict: 'helps',
        reason: 'The whole interval lies below 1, against each third of the time before.',
      }
    : {
        ...numbers,
        verdict: 'no_clear_effect',
        reason:
          'The interval lies below 1, but the rate fell only against part of the time before: patterns are often made after a bad stretch, and its end looks the same.',
      };
};

const insufficient = (rate_ratio: number | null, reason: string): Judgement => ({
  rate_ratio,
  interval: null,
  verdict: 'insufficient_data',
  reason,
});

/** One verdict for all patterns together. Where most became active on one day there is no control, and the verdict says less. */
export const libraryEffect = (all: readonly Stratum[]): LibraryEffect => {
  const strata = all.filter(
    ({ sides }) => totalOf(sides.before).exposure > 0 && totalOf(sides.after).exposure > 0,
  );
  const count = (side: 'before' | 'after'): number =>
    strata.reduce((sum, { sides }) => sum + totalOf(sides[side]).episodes, 0);
  const [before, after] = [count('before'), count('after')];
  const pooled = poolRatios(strata);
  const judged =
    pooled === undefined
      ? insufficient(null, 'No pattern has a rate both before and after it became active.')
      : before < MIN_PRIOR_EPISODES
        ? insufficient(
            pooled.ratio,
            `${before} ${before === 1 ? 'episode' : 'episodes'} before; below ${MIN_PRIOR_EPISODES} an effect can't be told from chance.`,
          )
        : judge(pooled, strata);
  return {
    patterns: strata.length,
    episodes_before: before,
    episodes_after: after,
    expected_after: pooled?.expected ?? 0,
    ...judged,
  };
};
