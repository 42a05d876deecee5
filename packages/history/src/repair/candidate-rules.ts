import { matchRule, type Source } from '@feedback/rules';
import type { Rule } from '@feedback/schema';
import { callRule } from './call-rule.ts';
import { inferFrom, proved } from './infer-from.ts';
import { subjectOf, wantedNames, type Evidence, type RuleSubject } from './judge-rule.ts';
import { alternativesOf, keepAlternatives, quietAlternatives } from './keep-alternatives.ts';
import { nameOwners, type NameOwner } from './own-names.ts';
import type { ProvedRule } from './proved-rule.ts';
import { contextOf, refactoringOf, type Refactoring } from './refactoring.ts';
import type { RepairPair, RepairPlace } from './repair-pairs.ts';
import type { RepairedFile } from './repaired-file.ts';
import { inOtherSurroundings } from './surroundings.ts';
import { wordEdit, type WordEdit } from './word-edit.ts';

/** A rule that a place of a repair gave. */
export interface CandidateRule extends ProvedRule {
  readonly pair: RepairPair;
  /** Other places of the same repair that it finds before, and not after. */
  readonly alike: readonly RepairPair[];
  readonly subject: RuleSubject;
}

/** What a repair gives: rules, the best first, and what it looks like where it gives none. */
export interface Candidates {
  readonly rules: readonly CandidateRule[];
  /** What most of its places look like, when they repair no mistake. */
  readonly looksLike?: Refactoring;
  /** Rules were found, and were only about their examples. */
  readonly isOnlyExample: boolean;
  /** A further rule for a pair, without what is only about the example; `undefined` when all of it is. */
  readonly judge: (pair: RepairPair, rule: ProvedRule) => CandidateRule | undefined;
}

/** So many times inference is tried: it takes its time. */
const MOST_TRIES = 10;
/** What is further away from a change than the second size of its place is merely near. */
const MOST_SIZES = 2;
/** So many places of the same repair help to tell what they have in common. */
const MOST_EXAMPLES = 4;
/** Files longer than this many characters take too long to be searched for each candidate. */
const MOST_CHARACTERS = 200_000;

const finds = (rule: Rule, { language }: RepairPair, code: string): boolean =>
  matchRule(rule, { language, code }).length > 0;

const othersAlike = (rule: Rule, pair: RepairPair, places: readonly RepairPlace[]): RepairPair[] =>
  places.flatMap(({ pairs }) => {
    if (pairs.includes(pair)) return [];
    const found = pairs.find((other) => finds(rule, other, other.bad) && !finds(rule, other, other.good));
    return found === undefined ? [] : [found];
  });

/** The good sides of the same language, the one of each place that is nearest to the mistake. */
const goodSides = (places: readonly RepairPlace[], { language, good }: RepairPair): readonly string[] =>
  places.flatMap(({ pairs: [smallest] }) =>
    smallest === undefined || smallest.language !== language || smallest.good === good ? [] : [smallest.good],
  );

/** The repaired files as they are now: whoever repaired them had them open, so what is left there is hardly the mistake. */
const repairedCode = (files: readonly RepairedFile[], { language }: RepairPair): readonly Source[] =>
  files
    .filter((file) => file.language === language && file.after.length <= MOST_CHARACTERS)
    .map(({ after }) => ({ language, code: after }));

/** The bad side with another call in the place of one, which is no such mistake. */
const withOtherCall = (code: string, name: string): string =>
  code.replaceAll(
    new RegExp(String.raw`(?<![\w$])${name.replaceAll('$', String.raw`\$`)}(?=\s*\()`, 'g'),
    'anything_else',
  );

/** Places where the same was done. */
interface Group {
  readonly places: readonly RepairPlace[];
  readonly edit: WordEdit;
}

interface Repaired {
  readonly places: readonly RepairPlace[];
  readonly files: readonly RepairedFile[];
  readonly ownerOf: (name: string, language: RepairPair['language']) => NameOwner;
}

const evidenceOf = (pair: RepairPair, { places, ownerOf }: Repaired): Evidence => ({
  pair,
  edit: wordEdit(pair.language, pair.bad, pair.good),
  ownerOf: (name) => ownerOf(name, pair.language),
  agreeing: (rule) => othersAlike(rule, pair, places).length,
});

/** The rule for a call that lacks something, where the repair left no such call in its own files. */
const callRuleFor = (
  { pair, edit, ownerOf }: Evidence,
  good: readonly string[],
  quiet: readonly Source[],
): ProvedRule | undefined => {
  const rule = callRule(pair.language, edit, ownerOf);
  const isNear = (source: Source): boolean => rule !== undefined && matchRule(rule, source).length > 0;
  const sources = [...good.map((code) => ({ language: pair.language, code })), ...quiet];
  return rule === undefined || sources.some(isNear) ? undefined : proved(pair, rule);
};

/** A rule that finds what both find, and repairs what the first one does. */
const withFixOf = (
  first: ProvedRule,
  { rule }: ProvedRule,
  pair: RepairPair,
  evidence: Evidence,
): ProvedRule | undefined => {
  const kept = keepAlternatives(first, pair, (alone) => subjectOf(alone, evidence) !== undefined);
  if (kept?.rule.fix === undefined) return undefined;
  const [narrow] = alternativesOf(kept.rule);
  const both = proved(pair, {
    ...kept.rule,
    rule: { any: narrow === undefined ? [rule.rule] : [narrow, rule.rule] },
  });
  return both?.proof.tier === 'proved_fix' ? both : undefined;
};

/** Rules for a pair, the one that is most likely right first; each is inferred when it is asked for. */
const rulesFor = function* (pair: RepairPair, group: Group, repaired: Repaired): Generator<ProvedRule> {
  const { places, files } = repaired;
  const good = goodSides(places, pair);
  const quiet = repairedCode(files, pair);
  const evidence = evidenceOf(pair, repaired);
  const others = group.places.flatMap(({ pairs: [other] }) => (other && other !== pair ? [other.bad] : []));
  const varied = inOtherSurroundings(pair);
  const bad = [...others.slice(0, MOST_EXAMPLES), ...(varied === undefined ? [] : [varied])];
  const first = inferFrom(pair, { good, bad, quiet });
  const plain = callRuleFor(evidence, good, quiet);
  if (plain !== undefined)
    yield first === undefined ? plain : (withFixOf(first, plain, pair, evidence) ?? plain);
  if (first !== undefined) yield first;
  const [wanted] = wantedNames(evidence);
  const other = wanted === undefined ? pair.bad : withOtherCall(pair.bad, wanted);
  if (other !== pair.bad) {
    const pointed = inferFrom(pair, { good: [...good, other], bad, quiet });
    if (pointed !== undefined) yield pointed;
  }
  if (first !== undefined) return;
  const broad = inferFrom(pair, { good, bad });
  if (broad !== undefined) yield quietAlternatives(broad, pair, quiet) ?? broad;
};

const candidateOf = (pair: RepairPair, rule: ProvedRule, repaired: Repaired): CandidateRule | undefined => {
  const evidence = evidenceOf(pair, repaired);
  const kept = keepAlternatives(rule, pair, (alone) => subjectOf(alone, evidence) !== undefined);
  const subject = kept === undefined ? undefined : subjectOf(kept.rule, evidence);
  if (kept === undefined || subject === undefined) return undefined;
  return { ...kept, pair, subject, alike: othersAlike(kept.rule, pair, repaired.places) };
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

const groupsOf = (places: readonly RepairPlace[]): readonly Group[] => {
  const groups = new Map<string, { places: RepairPlace[]; edit: WordEdit }>();
  for (const place of places) {
    const [pair] = place.pairs;
    if (pair === undefined) continue;
    const edit = wordEdit(pair.language, pair.bad, pair.good);
    const key = `${pair.language} ${edit.key}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { places: [place], edit });
    else known.places.push(place);
  }
  return [...groups.values()].toSorted((a, b) => b.places.length - a.places.length);
};

/** What most of the places look like. */
const mostly = (all: readonly Refactoring[]): Refactoring | undefined =>
  [...Map.groupBy(all, ({ kind }) => kind).values()].toSorted((a, b) => b.length - a.length)[0]?.[0];

/** Whether an earlier rule finds this place in any of its sizes. */
const isFound = ({ pairs }: RepairPlace, rules: readonly CandidateRule[]): boolean =>
  rules.some(({ alike }) => alike.some((pair) => pairs.includes(pair)));

/**
 * The rules that a repair gives, the best first: those that find most of its own places, those about a mistake that can be made anywhere,
 * those with a proved fix, those of the smallest example. Places that look like a refactoring give none, and a rule that asks only for
 * what merely stands near the mistake is dropped.
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
  for (const group of groupsOf(places.filter((place) => looks.get(place) === undefined))) {
    const [place] = group.places;
    if (place === undefined || isFound(place, rules)) continue;
    search: for (const pair of place.pairs.slice(0, MOST_SIZES)) {
      if (tries >= MOST_TRIES) break;
      tries += 1;
      for (const rule of rulesFor(pair, group, repaired)) {
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
  const judge: Candidates['judge'] = (pair, rule) => candidateOf(pair, rule, repaired);
  return {
    rules: rules.toSorted(inOrder),
    isOnlyExample,
    judge,
    ...(looksLike === undefined ? {} : { looksLike }),
  };
};
