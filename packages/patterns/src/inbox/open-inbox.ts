import type { Pattern, PatternChange, PatternRevision, RuleEvidence } from '@feedback/schema';
import { nameKey } from '../library/library.ts';
import { lessonOf } from '../library/write-library.ts';
import { revisionAddress } from './address.ts';
import { lookUpEvidence, type EvidenceLookup, type PatternEvidence } from './evidence-of.ts';
import { explainScore } from './explain-score.ts';
import { learnOrder, valuesOf, type LearnedOrder } from './learn-order.ts';
import { findNearDuplicates, type NearDuplicate } from './near-duplicates.ts';
import { isOutdated, revisedPattern, revisionChanges, type FieldChange } from './revised-pattern.ts';
import { scoreOf } from './ridge-logistic.ts';
import { isSnoozed } from './snooze.ts';
import { traitsOf, type ProposalTraits } from './traits.ts';
import { unitePatterns } from './unite-patterns.ts';
import { verdictsOf } from './verdicts.ts';

/** Another pattern that a proposal is like. */
export interface LikePattern {
  readonly name: string;
  readonly status: NonNullable<Pattern['status']>;
  readonly score: number;
  readonly reasons: readonly string[];
}

/** One proposal, as a person decides about it. */
export interface InboxItem {
  /** What `accept`, `dismiss` and `snooze` take: a name, or `NAME@ID` for a change of a pattern. */
  readonly name: string;
  readonly kind: 'new' | 'revision';
  /** The pattern as it is, for a change: before it. */
  readonly pattern: Pattern;
  /** The pattern as it would be. */
  readonly proposed: Pattern;
  readonly revision?: PatternRevision;
  /** What a change would change. */
  readonly changes?: readonly FieldChange[];
  /** The pattern was changed since the change was proposed. */
  readonly outdated?: true;
  readonly duplicates: readonly LikePattern[];
  /** What was measured of the rule that it would have; absent without one. */
  readonly evidence?: PatternEvidence;
  readonly traits: ProposalTraits;
  readonly score: number;
  /** Why it stands where it stands, the weightiest first. */
  readonly why: readonly string[];
}

/** The proposals of a library, in the order in which to decide about them. */
export interface Inbox {
  readonly order: LearnedOrder;
  readonly items: readonly InboxItem[];
  /** Put off until later. */
  readonly snoozed: readonly InboxItem[];
}

export interface InboxInput {
  /** The whole library with its numbers, in every status. */
  readonly patterns: readonly Pattern[];
  readonly revisions: readonly PatternRevision[];
  readonly changes: readonly PatternChange[];
  /** What was measured of rules in this repository. */
  readonly evidence?: readonly RuleEvidence[] | undefined;
  readonly now: Date;
}

type Draft = Omit<InboxItem, 'score' | 'why' | 'traits' | 'evidence'>;

const statusOf = ({ status = 'active' }: Pattern): NonNullable<Pattern['status']> => status;

const duplicatesByName = (
  patterns: readonly Pattern[],
  pairs: readonly NearDuplicate[],
): ((name: string) => readonly LikePattern[]) => {
  const status = new Map(patterns.map((pattern) => [pattern.name, statusOf(pattern)]));
  const like = new Map<string, LikePattern[]>();
  const add = (to: string, name: string, { score, reasons }: NearDuplicate): void => {
    const entry = { name, status: status.get(name) ?? 'active', score, reasons };
    like.set(to, [...(like.get(to) ?? []), entry]);
  };
  for (const pair of pairs) {
    add(pair.a, pair.b, pair);
    add(pair.b, pair.a, pair);
  }
  return (name) => like.get(name) ?? [];
};

/** What merging would change, as fields. */
const mergeDraft = (
  pattern: Pattern,
  merge: readonly string[],
  named: ReadonlyMap<string, Pattern>,
): Pick<PatternRevision, 'set'> => {
  const from = merge.flatMap((name) => named.get(nameKey(name)) ?? []);
  return {
    set: Object.fromEntries(Object.entries(lessonOf(unitePatterns(pattern, from)))) as PatternRevision['set'],
  };
};

const revisionDraft = (revision: PatternRevision, named: ReadonlyMap<string, Pattern>): readonly Draft[] => {
  const pattern = named.get(nameKey(revision.pattern));
  // A change of what is no longer there can be neither shown nor made.
  if (pattern === undefined) return [];
  const { merge } = revision;
  const change = merge === undefined ? revision : mergeDraft(pattern, merge, named);
  const revised = revisedPattern(pattern, change);
  return [
    {
      name: revisionAddress(revision),
      kind: 'revision',
      pattern,
      proposed: revised.kind === 'pattern' ? revised.pattern : pattern,
      revision,
      changes: revisionChanges(pattern, change),
      duplicates: [],
      ...(isOutdated(pattern, revision) ? { outdated: true } : {}),
    },
  ];
};

type Measured = Pick<InboxItem, 'traits' | 'evidence'>;

const measure = ({ kind, proposed, duplicates }: Draft, lookUp: EvidenceLookup): Measured => {
  const evidence = lookUp(proposed);
  const from = kind === 'new' ? { duplicate: duplicates[0]?.score ?? 0 } : { origin: 'revision' };
  return {
    traits: traitsOf(proposed, { ...from, evidence }),
    ...(evidence === undefined ? {} : { evidence }),
  };
};

/** Many first, then by name: the same for everybody. */
const byScore = (a: InboxItem, b: InboxItem): number =>
  b.score - a.score || b.traits.count - a.traits.count || (a.name < b.name ? -1 : 1);

const isAsleep = ({ pattern, revision }: InboxItem, now: Date): boolean =>
  revision === undefined
    ? isSnoozed(pattern, now)
    : revision.snooze !== undefined && Date.parse(revision.snooze.until) > now.getTime();

/**
 * The inbox of a library: proposed patterns and proposed changes of patterns in the order that the team's verdicts teach, each with
 * why it stands there and what it is like. Nothing is left out: what is put off stands in `snoozed`.
 */
export const openInbox = ({ patterns, revisions, changes, evidence = [], now }: InboxInput): Inbox => {
  const named = new Map(patterns.map((pattern) => [nameKey(pattern.name), pattern]));
  const proposed = patterns.filter((pattern) => statusOf(pattern) === 'proposed');
  const likeOf = duplicatesByName(patterns, proposed.length === 0 ? [] : findNearDuplicates(patterns));
  const drafts: readonly Draft[] = [
    ...proposed.map((pattern) => ({
      name: pattern.name,
      kind: 'new' as const,
      pattern,
      proposed: pattern,
      duplicates: likeOf(pattern.name),
    })),
    ...revisions.flatMap((revision) => revisionDraft(revision, named)),
  ];
  const order = learnOrder(verdictsOf(changes, patterns));
  const lookUp = lookUpEvidence(evidence);
  const measured = drafts.map((draft) => ({ draft, measured: measure(draft, lookUp) }));
  const explain = explainScore(
    order.weights,
    measured.map((each) => each.measured.traits),
  );
  const itemOf = (draft: Draft, own: Measured): InboxItem => ({
    ...draft,
    ...own,
    score: scoreOf(order.weights, valuesOf(own.traits)),
    why: explain(own.traits),
  });
  const items = measured.map((each) => itemOf(each.draft, each.measured)).toSorted(byScore);
  return {
    order,
    items: items.filter((item) => !isAsleep(item, now)),
    snoozed: items.filter((item) => isAsleep(item, now)),
  };
};
