import { AnalyzerError } from './analyzer-error.ts';
import { MIN_RUNS, MIN_SUPPORT } from './measure/new-patterns.ts';

/** Days that `calculateEffectiveness` looks back, as in the original. */
export const TIME_WINDOW_DAYS = 30;

/** Days before and after a pattern became active that an analysis compares: a quarter, long enough to tell bursts from a change. */
export const EFFECT_WINDOW_DAYS = 91;

const inRange = (name: string, value: number, least: number): number => {
  if (typeof value === 'number' && Number.isFinite(value) && value >= least) return value;
  throw new AnalyzerError(
    'INVALID_OPTION',
    `${name} must be a number from ${least} up, not ${JSON.stringify(value) ?? String(value)}.`,
  );
};

/** Checks the days of a window; throws `AnalyzerError` on less than one. */
export const checkWindow = (days: number): number => inRange('timeWindowDays', days, 1);

/** Checks a support; throws `AnalyzerError` on less than 1. */
export const checkSupport = (support: number = MIN_SUPPORT): number => inRange('minSupport', support, 1);

/** Checks a number of runs; throws `AnalyzerError` on less than 1. */
export const checkRuns = (runs: number = MIN_RUNS): number => inRange('minRuns', runs, 1);

/** Checks a threshold; throws `AnalyzerError` on a negative one. */
export const checkThreshold = (threshold: number): number => inRange('threshold', threshold, 0);
