import type { Source } from '@feedback/rules';
import type { Rule } from '@feedback/schema';
import type { CandidateRule, Candidates } from './candidate-rules.ts';
import { inferFrom } from './infer-from.ts';
import { quietAlternatives } from './keep-alternatives.ts';
import type { Refactoring } from './refactoring.ts';

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
  | { readonly kind: 'advice'; readonly reason: 'no_rule' | 'only_example' }
  | { readonly kind: 'advice'; readonly reason: 'refactoring'; readonly looksLike: Refactoring }
  | { readonly kind: 'advice'; readonly reason: 'noisy'; readonly sighted: Sighted };

const MOST_LOOKED_FOR = 4;

const adviceOf = ({ looksLike, isOnlyExample }: Candidates, noisy: Sighted | undefined): LearnedRule => {
  if (noisy !== undefined) return { kind: 'advice', reason: 'noisy', sighted: noisy };
  if (looksLike !== undefined) return { kind: 'advice', reason: 'refactoring', looksLike };
  return { kind: 'advice', reason: isOnlyExample ? 'only_example' : 'no_rule' };
};

/**
 * Chooses the first rule that is not noisy in the repository. Code with the mistake is no reason against a rule, so ordinary code of
 * the repository is held against it only when it finds too much there: then a narrower rule is looked for.
 */
export const chooseRule = async (
  candidates: Candidates,
  lookFor: (rule: Rule) => Promise<Sighted>,
): Promise<LearnedRule> => {
  let noisy: Sighted | undefined;
  for (const candidate of candidates.rules.slice(0, MOST_LOOKED_FOR)) {
    const sighted = await lookFor(candidate.rule);
    if (!isNoisy(sighted)) return { kind: 'rule', candidate, sighted, isNarrowed: false };
    noisy ??= sighted;
    const { pair } = candidate;
    const narrow =
      inferFrom(pair, { quiet: sighted.files }) ?? quietAlternatives(candidate, pair, sighted.files);
    const judged = narrow === undefined ? undefined : candidates.judge(pair, narrow);
    if (judged === undefined) continue;
    const left = await lookFor(judged.rule);
    if (!isNoisy(left)) return { kind: 'rule', candidate: judged, sighted: left, isNarrowed: true };
  }
  return adviceOf(candidates, noisy);
};
