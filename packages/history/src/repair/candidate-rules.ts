import { keepAlternatives } from './keep-alternatives.ts';
import { subjectOf, type RuleSubject } from './judge-rule.ts';
import { areGone } from './gone-names.ts';
import { nameOwners } from './own-names.ts';
import { pairEdit } from './pair-edit.ts';
import type { ProvedRule } from './proved-rule.ts';
import { contextOf, refactoringOf, type Refactoring } from './refactoring.ts';
import type { RepairPair, RepairPlace } from './repair-pairs.ts';
import type { RepairedFile } from './repaired-file.ts';
import { evidenceOf, groupsOf, othersAlike, type PlaceGroup, type Repaired } from './repaired-places.ts';
import { repairedCode, rulesForPair } from './rules-for-pair.ts';
import { findSlip, type ProvedSlip } from './slips/find-slip.ts';
import type { Slip } from './slips/slip.ts';

/** A rule that a place of a repair gave. */
export interface CandidateRule extends ProvedRule {
  readonly pair: RepairPair;
  /** Other places of the same repair that it finds before, and not after. */
  readonly alike: readonly RepairPair[];
  readonly subject: RuleSubject;
  /** The mistake, where the form of the repair tells it. */
  readonly slip?: Slip;
}

/** What a repair gives: rules, the best first, and what it looks like where it gives none. */
export interface Candidates {
  readonly rules: readonly CandidateRule[];
  /** The change that tells most where there is no rule: imports only where nothing else changed. */
  readonly example?: RepairPair;
  /** What most of its places look like, when they repair no mistake. */
  readonly looksLike?: Refactoring;
  /** Rules were found, and were only about their examples. */
  readonly isOnlyExample: boolean;
  /** A further rule for a pair, without what is only about the example; `undefined` when all of it is. */
  readonly judge: (pair: RepairPair, rule: ProvedRule) => CandidateRule | undefined;
}

/** So many times inference is tried: it takes its time. */
const MOST_TRIES = 6;
/** What is further away from a change than the second size of its place is merely near. */
const MOST_SIZES = 2;
const candidateOf = (pair: RepairPair, rule: ProvedRule, repaired: Repaired): CandidateRule | undefined => {
  const evidence = evidenceOf(pair, repaired);
  const kept = keepAlternatives(rule, pair, (alone) => subjectOf(alone, evidence) !== undefined);
  const subject = kept === undefined ? undefined : subjectOf(kept.rule, evidence);
  if (kept === undefined || subject === undefined) return undefined;
  if (subject.kind === 'project' && areGone(subject.names, repaired.files)) return undefined;
  return { ...kept, pair, subject, alike: othersAlike(kept.rule, pair, repaired.places) };
};

const ofSlip = ({ rule, proof, slip, pair }: ProvedSlip, { places }: Repaired): CandidateRule => ({
  rule,
  proof,
  slip,
  pair,
  subject: slip.names.length === 0 ? { kind: 'mistake' } : { kind: 'project', names: slip.names },
  alike: othersAlike(rule, pair, places),
});

const slipOf = (
  { pairs }: RepairPlace,
  look: Refactoring['kind'] | undefined,
  repaired: Repaired,
): CandidateRule | undefined => {
  const cases = pairs.map((pair) => ({ ...evidenceOf(pair, repaired), pair }));
  const found = findSlip(cases, look, (pair) => repairedCode(repaired.files, pair));
  return found && ofSlip(found, repaired);
};

const rank = ({ alike, proof, pair, subject }: CandidateRule): readonly number[] => [
  -alike.length,
  subject.kind === 'mistake' ? 0 : 1,
  proof.tier === 'proved_fix' ? 0 : 1,
  pair.bad.length,
];

const inOrder = (a: CandidateRule, b: CandidateRule): number => {
  const [one, other] = [rank(a), rank(b)];
  const index = one.findIndex((value, at) => value !== other[at]);
  return index < 0 ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
};

/** What says nothing in one place, and something where the same was done in others too. */
const BY_PLACES: ReadonlySet<string | undefined> = new Set(['addition', 'removal']);

/** Whether places may be the repair of a mistake, by what they look like. */
const isTelling = ({ places }: PlaceGroup, look: Refactoring['kind'] | undefined): boolean =>
  look === undefined || (places.length > 1 && BY_PLACES.has(look));

/** What most of the places look like; imports only where there is nothing else, as they change along with it. */
const mostly = (all: readonly Refactoring[]): Refactoring | undefined => {
  const others = all.filter(({ kind }) => kind !== 'imports');
  const groups = Map.groupBy(others.length > 0 ? others : all, ({ kind }) => kind);
  return [...groups.values()].toSorted((a, b) => b.length - a.length)[0]?.[0];
};

/** What tells more of a mistake comes first: what looks like none comes last. */
const LAST: readonly (Refactoring['kind'] | undefined)[] = [undefined, 'addition', 'removal', 'value'];

/** Fewer words than these say nothing alone: `pass`. */
const FEWEST_WORDS = 3;

/** The change that tells most: of the place that looks most like the repair of a mistake, the smallest piece that says something. */
const exampleOf = (
  places: readonly RepairPlace[],
  looks: ReadonlyMap<RepairPlace, Refactoring | undefined>,
): RepairPair | undefined => {
  const rankOf = (place: RepairPlace): number => {
    const kind = looks.get(place)?.kind;
    const at = LAST.indexOf(kind);
    if (at >= 0) return at;
    return kind === 'imports' ? LAST.length + 1 : LAST.length;
  };
  const [best] = places.toSorted((a, b) => rankOf(a) - rankOf(b));
  const says = (pair: RepairPair): boolean => pairEdit(pair).words.length >= FEWEST_WORDS;
  return best?.pairs.find(says) ?? best?.pairs[0];
};

/** Whether an earlier rule finds this place in any of its sizes. */
const isFound = ({ pairs }: RepairPlace, rules: readonly CandidateRule[]): boolean =>
  rules.some(({ alike }) => alike.some((pair) => pairs.includes(pair)));

/**
 * The rules that a repair gives, the best first: those that find most of its own places, those about a mistake that can be made anywhere,
 * those with a proved fix, those of the smallest example. Places that look like a refactoring give none, code that is
 * added or goes only where that was done in several places, and a rule that asks only for what merely stands near the mistake is dropped.
 */
export const candidateRules = (
  places: readonly RepairPlace[],
  files: readonly RepairedFile[],
): Candidates => {
  const context = contextOf(files);
  const looks = new Map(places.map((place) => [place, refactoringOf(place, context)]));
  const repaired: Repaired = { places, files, ownerOf: nameOwners(files) };
  const rules: CandidateRule[] = [];
  let tries = 0;
  let isOnlyExample = false;
  for (const group of groupsOf(places)) {
    // An import that changes along with its use may have the same edit.
    const place = group.places.find((each) => looks.get(each)?.kind !== 'imports') ?? group.places[0];
    if (place === undefined || isFound(place, rules)) continue;
    const slip = slipOf(place, looks.get(place)?.kind, repaired);
    if (slip !== undefined) rules.push(slip);
    if (slip !== undefined || !isTelling(group, looks.get(place)?.kind)) continue;
    search: for (const pair of place.pairs.slice(0, MOST_SIZES)) {
      if (tries >= MOST_TRIES) break;
      tries += 1;
      for (const rule of rulesForPair(pair, group, repaired)) {
        const candidate = candidateOf(pair, rule, repaired);
        isOnlyExample ||= candidate === undefined;
        if (candidate === undefined) continue;
        rules.push(candidate);
        break search;
      }
    }
  }
  const refactorings = [...looks.values()].filter((look) => look !== undefined);
  const looksLike = refactorings.length * 2 > places.length ? mostly(refactorings) : undefined;
  const example = exampleOf(places, looks);
  const judge: Candidates['judge'] = (pair, rule) => candidateOf(pair, rule, repaired);
  return {
    rules: rules.toSorted(inOrder),
    isOnlyExample,
    judge,
    ...(example === undefined ? {} : { example }),
    ...(looksLike === undefined ? {} : { looksLike }),
  };
};
