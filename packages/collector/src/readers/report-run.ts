import { runKey, type Problem, type ReportItem, type Run, type Source } from '@feedback/schema';
import type { ReportInput } from '../input/report-input.ts';
import { isOfNow } from '../run/ongoing-run.ts';
import type { ReadContext } from './reader.ts';

/** What a report says about its own run. */
export interface OwnIdentity {
  /** What no other run shares: an id, or a start time with the host; empty when the report has nothing of the kind. */
  readonly identity: readonly string[];
  /** What several runs in one file differ by, e.g. the tool. */
  readonly part?: readonly string[];
  /** When it ran, ISO 8601, where it says so. */
  readonly started?: string | undefined;
}

/** The run of CI that a report belongs to: the given one; else the ongoing one, when the report is of now. */
export const ciRunOf = (
  { started }: OwnIdentity,
  { runId, present, clock }: ReadContext,
): string | undefined => {
  if (runId !== undefined || present?.runId === undefined) return runId;
  return isOfNow(started ?? clock().toISOString(), present.now) ? present.runId : undefined;
};

/**
 * What the ids of events are made of: the run of CI where there is one, else the report's own identity, else its content. Only
 * the last reads the report before it is read, so that ids can be given while it streams. A report of another time than now
 * does not belong to the ongoing run: a folder of old reports would become one.
 */
export const reportRunKey = async (
  format: string,
  own: OwnIdentity,
  context: ReadContext,
  input: Pick<ReportInput, 'contentKey'>,
): Promise<string> => {
  const { identity, part = [] } = own;
  const ciRun = ciRunOf(own, context);
  if (ciRun !== undefined) return runKey(['ci', format, ciRun, ...part]);
  if (identity.length > 0) return runKey(['report', format, ...identity, ...part]);
  return runKey(['content', format, await input.contentKey(), ...part]);
};

/**
 * The id of the run that a report is of. One run of CI writes reports of many scopes, each a run (an exposure) of its own;
 * shards of one scope are one. The ids of events are made of the key alone, for a shard may not begin with the suite that
 * another begins with.
 */
export const runIdOf = (key: string, scope: string): string => runKey(['run', key, scope]);

/** Where the events of a run were read. */
export const sourceOf = (tool: string, format: string, runId: string, context: ReadContext): Source => ({
  tool,
  format,
  path: context.path,
  run_id: runId,
  ...(context.commit === undefined ? {} : { commit: context.commit }),
  ...(context.branch === undefined ? {} : { branch: context.branch }),
});

export const problemItem = (problem: Problem): ReportItem => ({ kind: 'problem', problem });
export const runItem = (run: Run): ReportItem => ({ kind: 'run', run });
