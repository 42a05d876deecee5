import { runKey, type Problem, type ReportItem, type Run, type Source } from '@feedback/schema';
import type { ReportInput } from '../input/report-input.ts';
import type { ReadContext } from './reader.ts';

/** What a report says about its own run. */
export interface OwnIdentity {
  /** What no other run shares: an id, or a start time with the host; empty when the report has nothing of the kind. */
  readonly identity: readonly string[];
  /** What several runs in one file differ by, e.g. the tool. */
  readonly part?: readonly string[];
}

/**
 * The run key, design §3: of the run of CI where one is given, else of the report's own identity, else of its content. Only the
 * last reads the report before it is read, so that ids can be given while it streams.
 */
export const reportRunKey = async (
  format: string,
  own: OwnIdentity,
  context: ReadContext,
  input: ReportInput,
): Promise<string> => {
  const { identity, part = [] } = own;
  if (context.runId !== undefined) return runKey(['ci', format, context.runId, ...part]);
  if (identity.length > 0) return runKey(['report', format, ...identity, ...part]);
  return runKey(['content', format, await input.contentKey(), ...part]);
};

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
