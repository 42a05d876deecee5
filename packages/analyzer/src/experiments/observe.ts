import { parseTimestamp } from '@feedback/schema';
import { AnalyzerError } from '../analyzer-error.ts';
import { assignArm, unitKey } from './assign-arm.ts';
import type { Experiment } from './experiment.ts';

/** All that is known of one unit on one UTC day. */
export interface UnitObservation {
  /** The name of the repository, branch, author or agent. */
  readonly unit: string;
  /** Any instant of the day, ISO 8601. */
  readonly timestamp: string;
  /** Episodes of the mistake that began on that day. */
  readonly episodes: number;
  /** What could have shown it: runs, pull requests, generations. */
  readonly exposure: number;
}

const amount = (name: string, value: number): number => {
  if (Number.isFinite(value) && value >= 0) return value;
  throw new AnalyzerError('INVALID_OPTION', `${name} must be a number from 0 up, not ${String(value)}.`);
};

const dayOf = (timestamp: string): string => {
  const read = parseTimestamp(timestamp);
  if (read !== undefined) return read.timestamp.slice(0, 10);
  throw new AnalyzerError('INVALID_OPTION', `timestamp must be ISO 8601, not ${JSON.stringify(timestamp)}.`);
};

/**
 * Adds the totals of a unit on a day, and gives the experiment that knows them. Totals that are told again replace those told
 * before, so that nothing counts twice, in whatever order. Throws `AnalyzerError` on a time or number that is none, and on
 * episodes without exposure.
 */
export const observe = (experiment: Experiment, observation: UnitObservation): Experiment => {
  const episodes = amount('episodes', observation.episodes);
  const exposure = amount('exposure', observation.exposure);
  if (exposure === 0 && episodes > 0)
    throw new AnalyzerError('INVALID_OPTION', 'exposure must be above 0 where there are episodes.');
  const day = dayOf(observation.timestamp);
  const arm = assignArm(experiment, observation.unit);
  const units = {
    ...experiment.days[day],
    [unitKey(experiment, observation.unit)]: { arm, episodes, exposure },
  };
  return { ...experiment, days: { ...experiment.days, [day]: units } };
};
