import type { ExperimentUnit } from '@feedback/schema';
import type { Context } from '../context.ts';
import { ciRun } from '../inputs/ci-run.ts';
import { ongoingRun } from '../inputs/ongoing-run.ts';
import { presentAuthor } from './author-name.ts';

/** The variable in which an agent says who it is. */
const AGENT = 'FEEDBACK_AGENT';

/** The agent at work; `undefined` where it does not say so. */
export const presentAgent = ({ io }: Pick<Context, 'io'>): string | undefined =>
  io.env[AGENT]?.trim() || undefined;

/**
 * The units that this working copy is, as its facts name them: an experiment must give both the same arm. `undefined` where
 * there is none, such as a branch on a detached HEAD.
 */
const UNITS: Readonly<Record<ExperimentUnit, (context: Context) => Promise<string | undefined>>> = {
  repository: async ({ workspace }) => (await workspace()).settings.project,
  branch: async ({ workspace, io }) => (await ongoingRun((await workspace()).root, io.env)).branch,
  author: async ({ workspace, io }) =>
    presentAuthor((await workspace()).root, io.env, ciRun(io.env) !== undefined),
  agent: async (context) => presentAgent(context),
};

/** The unit of one sort that this working copy is; `undefined` where nothing tells. */
export const presentUnit = (context: Context, unit: ExperimentUnit): Promise<string | undefined> =>
  UNITS[unit](context);
