import {
  eventId,
  isActive,
  patternName,
  type ExperimentDefinition,
  type ExperimentUnit,
  type OutcomeEvent,
  type Pattern,
  type PatternStats,
} from '@feedback/schema';
import type { Context } from '../context.ts';
import { isRunning, readExperiments } from './experiments-file.ts';

/** A pattern that is not applied here, because an experiment has it off for this unit. */
export interface Withheld {
  readonly pattern: string;
  readonly experiment_id: string;
  readonly unit: ExperimentUnit;
  /** The unit as the experiment knows it: a hash. */
  readonly unit_key: string;
}

const withheldBy = async (
  context: Context,
  experiment: ExperimentDefinition,
): Promise<readonly Withheld[]> => {
  const { presentUnit } = await import('./present-unit.ts');
  const unit = await presentUnit(context, experiment.unit);
  if (unit === undefined) return [];
  const { assignArm, unitKey } = await import('@feedback/analyzer');
  const { experiment_id, pattern } = experiment;
  return assignArm(experiment, unit) === 'on'
    ? []
    : [{ pattern, experiment_id, unit: experiment.unit, unit_key: unitKey(experiment, unit) }];
};

/** One per unit and UTC day, however often it is withheld. */
const outcomeOf = (
  { pattern, experiment_id, unit, unit_key }: Withheld,
  now: string,
  project: string,
): OutcomeEvent => ({
  event_id: eventId(`experiment:${experiment_id}`, ['withheld', unit_key, now.slice(0, 10)]),
  timestamp: now,
  kind: 'outcome',
  outcome: 'withheld',
  subject: `pattern:${pattern}`,
  project,
  source: { tool: 'feedback', format: 'experiment' },
  extra: { experiment_id, unit, unit_key, arm: 'off' },
});

/** An experiment must be open to audit, and must not stop the work that it looks at. */
const record = async (context: Context, withheld: readonly Withheld[]): Promise<void> => {
  const { settings } = await context.workspace();
  const now = context.io.clock().toISOString();
  try {
    const store = await context.store();
    await store.append(withheld.map((each) => outcomeOf(each, now, settings.project)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    context.output.problems([
      {
        severity: 'warning',
        code: 'WITHHELD_NOT_LOGGED',
        message: `That patterns were withheld could not be logged: ${reason}`,
      },
    ]);
  }
};

const findWithheld = async (context: Context): Promise<readonly Withheld[]> => {
  const { root } = await context.workspace();
  const running = (await readExperiments(root)).filter(isRunning);
  if (running.length === 0) return [];
  const inForce = new Set(
    (await context.library())
      .patterns()
      .filter(isActive)
      .map(({ name }) => patternName(name)),
  );
  const concerned = running.filter(({ pattern }) => inForce.has(patternName(pattern)));
  const withheld = (await Promise.all(concerned.map((experiment) => withheldBy(context, experiment)))).flat();
  if (withheld.length === 0) return [];
  for (const { pattern, unit } of withheld)
    context.output.note(`Withheld: ${pattern}. An experiment has it off for this ${unit}.`);
  await record(context, withheld);
  return withheld;
};

const known = new WeakMap<Context, Promise<readonly Withheld[]>>();

/** The patterns that experiments withhold from this working copy. A command that asks again says and logs it only once. */
export const withheldPatterns = (context: Context): Promise<readonly Withheld[]> => {
  const found = known.get(context) ?? findWithheld(context);
  known.set(context, found);
  return found;
};

/**
 * The library as it may be applied here: without what experiments withhold. Whatever applies, checks or suggests patterns takes
 * them from here, so that the arms are honoured. Rejects with `CliError` `DAMAGED_EXPERIMENTS`.
 */
export const applicablePatterns = async (
  context: Context,
  stats: readonly PatternStats[] = [],
): Promise<readonly Pattern[]> => {
  const names = new Set((await withheldPatterns(context)).map(({ pattern }) => patternName(pattern)));
  const patterns = (await context.library()).patterns(stats);
  return names.size === 0 ? patterns : patterns.filter(({ name }) => !names.has(patternName(name)));
};
