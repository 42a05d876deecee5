import { AnalyzerError } from './analyzer-error.ts';
import { MIN_SUPPORT } from './measure/new-patterns.ts';

/** Days before and after a pattern became active that are compared. */
export const TIME_WINDOW_DAYS = 30;

const inRange = (name: string, value: number, least: number): number => {
  if (typeof value === 'number' && Number.isFinite(value) && value >= least) return value;
  throw new AnalyzerError(
    'INVALID_OPTION',
    `${name} must be a number from ${least} up, not ${JSON.stringify(value) ?? String(value)}.`,
  );
};

/** Checks the days of a window; throws `AnalyzerError` on less than one. */
export const checkWindow = (days: number = TIME_WINDOW_DAYS): number => inRange('timeWindowDays', days, 1);

/** Checks a support; throws `AnalyzerError` on less than 1. */
export const checkSupport = (support: number = MIN_SUPPORT): number => inRange('minSupport', support, 1);

/** Checks a threshold; throws `AnalyzerError` on a negative one. */
export const checkThreshold = (threshold: number): number => inRange('threshold', threshold, 0);
