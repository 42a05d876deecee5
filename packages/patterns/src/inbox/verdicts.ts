import type { Pattern, PatternChange } from '@feedback/schema';
import { changeRef } from '../history/standing-changes.ts';
import { nameKey } from '../library/library.ts';
import { isRecord } from '../library/read-pattern.ts';
import { readTraits, traitsOf, type ProposalTraits } from './traits.ts';

/** What a person decided about a proposal, and what the proposal was like. */
export interface TeamVerdict {
  /** The proposal: a pattern's name, with `@ID` for a change of one. */
  readonly proposal: string;
  readonly taken: boolean;
  readonly traits: ProposalTraits;
}

/** Whether each step left a proposal taken, refused, or open again. */
const OUTCOME: Readonly<Record<string, boolean | undefined>> = { accepted: true, dismissed: false };
const OPENS: ReadonlySet<string> = new Set(['accepted', 'dismissed', 'restored']);

const textIn = ({ details }: PatternChange, field: string): string | undefined => {
  const value = details?.[field];
  return typeof value === 'string' ? value : undefined;
};

type Tally = Map<string, number>;

const tallied = (refs: readonly (string | undefined)[]): Tally => {
  const tally: Tally = new Map();
  for (const ref of refs) if (ref !== undefined) tally.set(ref, (tally.get(ref) ?? 0) + 1);
  return tally;
};

/** Takes one off a tally; whether there was one. Changes that are the same to the letter answer to one reference. */
const takeOne = (tally: Tally, ref: string): boolean => {
  const left = tally.get(ref) ?? 0;
  tally.set(ref, left - 1);
  return left > 0;
};

/** How often each change was taken back for good, in whatever order the history has them. */
const takenBack = (changes: readonly PatternChange[]): Tally => {
  const redone = tallied(
    changes.filter(({ action }) => action === 'redone').map((change) => textIn(change, 'redoes')),
  );
  const undone = changes.filter(
    (change) => change.action === 'undone' && !takeOne(redone, changeRef(change)),
  );
  return tallied(undone.map((change) => textIn(change, 'undoes')));
};

const standing = (changes: readonly PatternChange[]): readonly PatternChange[] => {
  const gone = takenBack(changes);
  return changes.filter(
    (change) => change.by !== 'tool' && OPENS.has(change.action) && !takeOne(gone, changeRef(change)),
  );
};

const proposalOf = (change: PatternChange): string => {
  const revision = textIn(change, 'revision');
  return revision === undefined ? nameKey(change.pattern) : `${nameKey(change.pattern)}@${revision}`;
};

/** Of the same instant, what opens a proposal again counts: a doubt teaches nothing. */
const rank = (change: PatternChange): string =>
  `${change.timestamp} ${OUTCOME[change.action] === undefined ? 1 : 0} ${changeRef(change)}`;

const isLater = (a: PatternChange, b: PatternChange): boolean => rank(a) > rank(b);

/**
 * The verdicts of people on proposals: of each the last that stands, whatever the order of the history, by name. What the
 * proposal was like is what the verdict wrote down; without that, what the pattern is like now.
 */
export const verdictsOf = (
  changes: readonly PatternChange[],
  patterns: readonly Pattern[],
): readonly TeamVerdict[] => {
  const last = new Map<string, PatternChange>();
  for (const change of standing(changes)) {
    const known = last.get(proposalOf(change));
    if (known === undefined || isLater(change, known)) last.set(proposalOf(change), change);
  }
  const named = new Map(patterns.map((pattern) => [nameKey(pattern.name), pattern]));
  return [...last]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([proposal, change]): readonly TeamVerdict[] => {
      const [taken, saw] = [OUTCOME[change.action], change.details?.['saw']];
      const pattern = named.get(nameKey(change.pattern));
      if (taken === undefined) return [];
      if (isRecord(saw)) return [{ proposal, taken, traits: readTraits(saw) }];
      const origin = proposal.includes('@') ? { origin: 'revision' } : {};
      return pattern === undefined ? [] : [{ proposal, taken, traits: traitsOf(pattern, origin) }];
    });
};
