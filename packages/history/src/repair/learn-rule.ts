import { inferRule, matchRule, provePattern, sameTree, type Source } from '@feedback/rules';
import type { Rule } from '@feedback/schema';
import type { ProvedRule } from './proved-rule.ts';
import { quietAlternatives } from './quiet-alternatives.ts';
import type { RepairPair, RepairPlace } from './repair-pairs.ts';
import type { RepairedFile } from './repaired-file.ts';

/** A rule that a place of a repair gave. */
export interface CandidateRule extends ProvedRule {
  readonly pair: RepairPair;
  /** Other places of the same repair that it finds before, and not after. */
  readonly alike: readonly RepairPair[];
}

/** So many times inference is tried: places of one repair are mostly alike. */
const MOST_TRIES = 24;

const finds = (rule: Rule, { language }: RepairPair, code: string): boolean =>
  matchRule(rule, { language, code }).length > 0;

const othersAlike = (rule: Rule, pair: RepairPair, places: readonly RepairPlace[]): RepairPair[] =>
  places.flatMap(({ pairs }) => {
    if (pairs.includes(pair)) return [];
    const found = pairs.find((other) => finds(rule, other, other.bad) && !finds(rule, other, other.good));
    return found === undefined ? [] : [found];
  });

/** Infers a rule from one pair that holds by its own example; other code is in `known`. */
export const inferFrom = (
  pair: RepairPair,
  known: {
    readonly good?: readonly string[];
    readonly bad?: readonly string[];
    readonly quiet?: readonly Source[];
  } = {},
): ProvedRule | undefined => {
  const { language, bad, good } = pair;
  const { quiet = [], ...examples } = known;
  const rule = inferRule({ name: 'repair', language, bad, good, examples, quiet });
  if (rule === undefined) return undefined;
  const proof = provePattern({ name: 'repair', language, bad_example: bad, good_example: good, rule });
  return proof.tier === 'advice' ? undefined : { rule, proof };
};

/** The good sides of the same language, the one of each place that is nearest to the mistake. */
const goodSides = (places: readonly RepairPlace[], { language, good }: RepairPair): readonly string[] =>
  places.flatMap(({ pairs: [smallest] }) =>
    smallest === undefined || smallest.language !== language || smallest.good === good ? [] : [smallest.good],
  );

/** Files longer than this many characters take too long to be searched for each candidate. */
const MOST_CHARACTERS = 200_000;

/** The repaired files as they are now: whoever repaired them had them open, so what is left there is hardly the mistake. */
const repairedCode = (files: readonly RepairedFile[], { language }: RepairPair): readonly Source[] =>
  files
    .filter((file) => file.language === language && file.after.length <= MOST_CHARACTERS)
    .map(({ after }) => ({ language, code: after }));

const candidateOf = (
  pair: RepairPair,
  places: readonly RepairPlace[],
  files: readonly RepairedFile[],
): CandidateRule | undefined => {
  const good = goodSides(places, pair);
  const quiet = repairedCode(files, pair);
  const broad = inferFrom(pair, { good });
  if (broad === undefined) return undefined;
  const first = inferFrom(pair, { good, quiet }) ?? quietAlternatives(broad.rule, pair, quiet) ?? broad;
  const alike = othersAlike(first.rule, pair, places);
  const bad = alike.map((other) => other.bad);
  const again = alike.length === 0 ? undefined : inferFrom(pair, { good, bad, quiet });
  const isBetter = again !== undefined && othersAlike(again.rule, pair, places).length >= alike.length;
  return { pair, alike, ...(isBetter ? again : first) };
};

const rank = ({ alike, proof, pair }: CandidateRule): readonly number[] => [
  -alike.length,
  proof.tier === 'proved_fix' ? 0 : 1,
  pair.bad.length,
];

const inOrder = (a: CandidateRule, b: CandidateRule): number => {
  const [one, other] = [rank(a), rank(b)];
  const index = one.findIndex((value, at) => value !== other[at]);
  return index < 0 ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
};

/** Whether a rule is of use for a place that an earlier one found in the same way. */
const isNews = (pair: RepairPair, found: readonly CandidateRule[]): boolean =>
  !found.some(
    ({ pair: earlier, alike }) =>
      alike.some(({ bad }) => bad === pair.bad) ||
      (earlier.language === pair.language && sameTree(pair.language, earlier.bad, pair.bad)),
  );

/**
 * The rules that a repair gives, the best first: those that find most of its own places, then those with a proved fix, then those of the
 * smallest example. Of each place the smallest piece of code that gives a rule speaks.
 */
export const candidateRules = (
  places: readonly RepairPlace[],
  files: readonly RepairedFile[],
): readonly CandidateRule[] => {
  const found: CandidateRule[] = [];
  let tries = 0;
  for (const { pairs } of places) {
    for (const pair of pairs) {
      if (tries >= MOST_TRIES || !isNews(pair, found)) break;
      tries += 1;
      const candidate = candidateOf(pair, places, files);
      if (candidate === undefined) continue;
      found.push(candidate);
      break;
    }
  }
  return found.toSorted(inOrder);
};

/** Where a rule finds something in the code of the repository. */
export interface Sighted {
  readonly count: number;
  /** Lines of code that were looked at. */
  readonly lines: number;
  /** Some of the files in which it finds something. */
  readonly files: readonly Source[];
}

/** A rule is too noisy with more than this many findings in 1,000 lines of the repository itself, */
const MOST_PER_1000_LINES = 0.2;
/** but not with so few. */
const ALWAYS_FINE = 3;

/** Whether a rule finds so much in the repository that it can hardly be a mistake everywhere. */
export const isNoisy = ({ count, lines }: Omit<Sighted, 'files'>): boolean =>
  count > Math.max(ALWAYS_FINE, (lines / 1_000) * MOST_PER_1000_LINES);

/** What came of a repair. */
export type LearnedRule =
  | {
      readonly kind: 'rule';
      readonly candidate: CandidateRule;
      readonly sighted: Sighted;
      readonly isNarrowed: boolean;
    }
  | { readonly kind: 'advice'; readonly reason: 'no_rule' }
  | { readonly kind: 'advice'; readonly reason: 'noisy'; readonly sighted: Sighted };

const MOST_LOOKED_FOR = 4;

/**
 * Chooses the first rule that is not noisy in the repository. Code with the mistake is no reason against a rule, so ordinary code of
 * the repository is held against it only when it finds too much there: then a narrower rule is looked for.
 */
export const chooseRule = async (
  candidates: readonly CandidateRule[],
  lookFor: (rule: Rule) => Promise<Sighted>,
): Promise<LearnedRule> => {
  let noisy: Sighted | undefined;
  for (const candidate of candidates.slice(0, MOST_LOOKED_FOR)) {
    const sighted = await lookFor(candidate.rule);
    if (!isNoisy(sighted)) return { kind: 'rule', candidate, sighted, isNarrowed: false };
    noisy ??= sighted;
    const { pair, rule } = candidate;
    const narrow = inferFrom(pair, { quiet: sighted.files }) ?? quietAlternatives(rule, pair, sighted.files);
    if (narrow === undefined) continue;
    const left = await lookFor(narrow.rule);
    if (!isNoisy(left))
      return { kind: 'rule', candidate: { ...candidate, ...narrow }, sighted: left, isNarrowed: true };
  }
  return noisy === undefined
    ? { kind: 'advice', reason: 'no_rule' }
    : { kind: 'advice', reason: 'noisy', sighted: noisy };
};
