import type { Pattern, PatternRevision } from '@feedback/schema';
import { isDeepStrictEqual } from 'node:util';
import { fieldsDigest, writtenFields } from '../history/undo-steps.ts';
import type { Json } from '../library/library.ts';
import { readPattern } from '../library/read-pattern.ts';

type Proposed = Pick<PatternRevision, 'set' | 'drop'>;

/** The fields that a revision is about. */
export const revisedFields = ({ set = {}, drop = [] }: Proposed): readonly string[] => [
  ...Object.keys(set),
  ...drop,
];

/** A pattern as a revision wants it, or why that would be none. */
export const revisedPattern = (pattern: Pattern, { set = {}, drop = [] }: Proposed) =>
  readPattern({
    ...Object.fromEntries(Object.entries(pattern).filter(([field]) => !drop.includes(field))),
    ...set,
  });

/** One field before and after; `undefined` where it is not there. */
export interface FieldChange {
  readonly field: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** What a revision would change in a pattern as it is now; empty when all of it is so already. */
export const revisionChanges = (pattern: Pattern, revision: Proposed): readonly FieldChange[] => {
  const now = writtenFields(pattern);
  return revisedFields(revision)
    .map((field) => ({ field, before: now.get(field), after: revision.set?.[field] }))
    .filter(({ before, after }) => !isDeepStrictEqual(before, after));
};

/** Whether the fields that a revision is about are no longer what its author saw. */
export const isOutdated = (pattern: Pattern, revision: PatternRevision): boolean =>
  revision.merge === undefined && fieldsDigest(pattern, revisedFields(revision)) !== revision.base;
