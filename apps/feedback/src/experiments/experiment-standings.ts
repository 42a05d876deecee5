import type { AuthorOf } from '@feedback/analyzer';
import type { Arm, EventStore, ExperimentDefinition, ExperimentStatus } from '@feedback/schema';
import { keepJudgements } from '../analyze-project.ts';
import type { Context } from '../context.ts';
import { createRetrieve } from '../retrieve-pattern.ts';
import { readAuthors } from './author-name.ts';
import { isAbout, readExperiments } from './experiments-file.ts';
import { presentUnit } from './present-unit.ts';

/** An experiment, where it stands, and where this working copy stands in it. */
export interface ExperimentStanding extends ExperimentDefinition, ExperimentStatus {
  /** Facts of its time that count in no arm: they tell no unit, or were seen outside of any run. */
  readonly untold: { readonly sightings: number; readonly looks: number };
  /** The arm of this working copy; `null` where it is no unit of the experiment. */
  readonly here: Arm | null;
}

/** Which pattern a mistake belongs to may not have been judged since it was collected. Judgements alone are made and kept. */
const judge = async (context: Context, store: EventStore): Promise<void> => {
  const { judgeStore } = await import('@feedback/analyzer');
  const patterns = (await context.library()).patterns();
  const retrieve = createRetrieve(patterns);
  await keepJudgements(store, await judgeStore(store, { clock: context.io.clock, patterns, retrieve }));
};

const authorsIn = async (context: Context, store: EventStore): Promise<AuthorOf> => {
  const commits = new Set<string>();
  for await (const { source } of store.runs()) if (source.commit !== undefined) commits.add(source.commit);
  return readAuthors((await context.workspace()).root, context.io.env, commits);
};

const standingOf = async (
  context: Context,
  store: EventStore,
  definition: ExperimentDefinition,
  authorOf: AuthorOf | undefined,
): Promise<ExperimentStanding> => {
  const { assignArm, experimentStatus, observeFacts } = await import('@feedback/analyzer');
  const { clock } = context.io;
  const { experiment, untold } = await observeFacts(store, definition, { clock, authorOf });
  const unit = await presentUnit(context, definition.unit);
  const here = unit === undefined ? null : assignArm(definition, unit);
  return { ...definition, ...experimentStatus(experiment, clock), untold, here };
};

/** Where the experiments of the project stand, or those about one pattern, by what the store's facts tell. */
export const experimentStandings = async (
  context: Context,
  pattern?: string,
): Promise<readonly ExperimentStanding[]> => {
  const all = await readExperiments((await context.workspace()).root);
  const asked = pattern === undefined ? all : all.filter(isAbout(pattern));
  if (asked.length === 0) return [];
  const store = await context.readStore();
  await judge(context, store);
  const byAuthor = asked.some(({ unit }) => unit === 'author');
  const authorOf = byAuthor ? await authorsIn(context, store) : undefined;
  const standings: ExperimentStanding[] = [];
  for (const definition of asked) standings.push(await standingOf(context, store, definition, authorOf));
  return standings;
};
