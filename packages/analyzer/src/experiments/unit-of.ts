import type { Event, ExperimentUnit, Run } from '@feedback/schema';

/** Who wrote a commit, as a name that stands for one person; `undefined` where that isn't known. */
export type AuthorOf = (commit: string) => string | undefined;

type Named = Pick<Run, 'project' | 'source'> & { readonly extra?: Event['extra'] };

const nobody: AuthorOf = () => undefined;

const agentIn = (fields: Readonly<Record<string, unknown>> | undefined): string | undefined => {
  const agent = fields?.['agent'];
  return typeof agent === 'string' && agent !== '' ? agent : undefined;
};

const UNITS: Readonly<Record<ExperimentUnit, (fact: Named, authorOf: AuthorOf) => string | undefined>> = {
  repository: ({ project }) => project,
  branch: ({ source }) => source.branch,
  // Reports don't say who wrote the code; the commit that they are of does.
  author: ({ source: { commit } }, authorOf) => (commit === undefined ? undefined : authorOf(commit)),
  agent: ({ extra }) => agentIn(extra),
};

/** The unit that a fact is of; `undefined` where it doesn't tell. */
export const unitOf = (
  unit: ExperimentUnit,
  fact: Run | Event,
  authorOf: AuthorOf = nobody,
): string | undefined =>
  // A generation keeps who asked for it in its own metadata.
  UNITS[unit](fact, authorOf) ??
  (unit === 'agent' && 'metadata' in fact ? agentIn(fact.metadata) : undefined);
