import { ExperimentUnit, type Arm, type Clock, type ExperimentDefinition } from '@feedback/schema';
import { AnalyzerError } from '../analyzer-error.ts';
import { readClock } from '../measure/period.ts';

/** What was seen of one unit on one day. */
interface UnitDay {
  readonly arm: Arm;
  readonly episodes: number;
  readonly exposure: number;
}

/** An experiment and what was observed of it, as plain JSON. */
export interface Experiment extends Readonly<ExperimentDefinition> {
  /** By UTC day, then by the hash of the unit: no names of people or branches. */
  readonly days: Readonly<Record<string, Readonly<Record<string, UnitDay>>>>;
}

const refuse = (message: string): never => {
  throw new AnalyzerError('INVALID_OPTION', message);
};

/** Starts an experiment now. Throws `AnalyzerError` on an empty pattern, an unknown unit, and a share that isn't between 0 and 1. */
export const startExperiment = ({
  pattern,
  unit,
  share = 0.5,
  clock,
}: {
  readonly pattern: string;
  readonly unit: ExperimentUnit;
  /** The share of units that get the pattern, one half by default. */
  readonly share?: number;
  readonly clock: Clock;
}): Experiment => {
  if (pattern === '') refuse('pattern must name what the experiment is about.');
  if (!ExperimentUnit.options.includes(unit))
    refuse(`unit must be one of ${ExperimentUnit.options.join(', ')}, not ${JSON.stringify(unit)}.`);
  if (!(share > 0 && share < 1)) refuse(`share must lie between 0 and 1, not ${String(share)}.`);
  const started_at = readClock(clock).toISOString();
  return {
    experiment_id: `${pattern}@${started_at}`,
    pattern,
    unit,
    share,
    started_at,
    days: {},
  };
};
