import type { Lesson, Problem, Rule, Tier } from '@feedback/schema';
import { compileRule } from './compile-rule.ts';
import { runFix, type FixOutcome } from './fix/fix-with-rule.ts';
import { followsGood } from './fix/follows-good.ts';
import { findMatches } from './match-rule.ts';
import { sameTree } from './same-tree.ts';
import { checkSyntax } from './syntax/check-syntax.ts';
import { parseTree, type Source } from './tree.ts';

/** The checks that a proof is made of, in order. */
type ProofCheckName =
  | 'bad_example_parses'
  | 'good_example_parses'
  | 'rule_compiles'
  | 'fires_on_bad'
  | 'silent_on_good'
  | 'fix_parses'
  | 'fix_silences'
  | 'fix_follows_good'
  | 'fix_equals_good'
  | 'fix_idempotent';

/** One step of a proof; `detail` says what was seen. */
export interface ProofCheck {
  readonly name: ProofCheckName;
  readonly passed: boolean;
  readonly detail: string;
}

/** What is proved about a pattern, by which checks. */
export interface Proof {
  /** The pattern's name. */
  readonly pattern: string;
  /** The tier that the checks earn, whatever the pattern claims. */
  readonly tier: Tier;
  readonly checks: readonly ProofCheck[];
  /** What keeps the pattern from the tier it claims or its rule aims at. */
  readonly problems: readonly Problem[];
}

type Language = Source['language'];

const check = (name: ProofCheckName, passed: boolean, detail: string): ProofCheck => ({
  name,
  passed,
  detail,
});

const parses = (name: ProofCheckName, language: Language, code: string): ProofCheck => {
  const [trouble] = checkSyntax({ language, code });
  return trouble
    ? check(name, false, `line ${trouble.line ?? 1}: ${trouble.message}`)
    : check(name, true, code.trim() === '' ? 'empty' : 'parses');
};

const matchesIn = (rule: Rule, language: Language, code: string): number =>
  findMatches(rule, language, parseTree({ language, code })).length;

const ruleChecks = (rule: Rule, language: Language, bad: string, good: string): ProofCheck[] => {
  const [trouble] = compileRule(rule).problems;
  if (trouble) return [check('rule_compiles', false, trouble.message)];
  const onBad = matchesIn(rule, language, bad);
  const onGood = matchesIn(rule, language, good);
  return [
    check('rule_compiles', true, 'compiles'),
    check('fires_on_bad', onBad > 0, `${onBad} matches in the bad example`),
    check('silent_on_good', onGood === 0, `${onGood} matches in the good example`),
  ];
};

const fixDetail = ({ count, refused, diverges }: FixOutcome): string => {
  if (diverges) return 'the fix matches its own result for ever';
  return refused.length > 0 ? `${refused.length} rewrites refused, ${count} made` : `${count} rewrites`;
};

/**
 * What the fix must do to the mistake: leave none, or, where it leaves places to a person, change nothing but what the good example
 * changes, and exactly so.
 */
const remedy = ({ count }: FixOutcome, left: number, isMade: boolean, follows: () => boolean): ProofCheck => {
  if (!isMade || left === 0)
    return check('fix_silences', isMade && left === 0, `${left} matches left in the fixed bad example`);
  const places = `${count} of ${count + left} places rewritten, ${left} left to a person`;
  return follows()
    ? check('fix_follows_good', true, `${places}; what was rewritten is as in the good example`)
    : check('fix_follows_good', false, `${places}; what was rewritten is not as in the good example`);
};

const fixChecks = (rule: Rule, language: Language, bad: string, good: string): ProofCheck[] => {
  const outcome = runFix(rule, { language, code: bad });
  const { code } = outcome;
  const left = matchesIn(rule, language, code);
  const again = runFix(rule, { language, code });
  const made = outcome.count > 0 && outcome.refused.length === 0;
  const detail = fixDetail(outcome);
  return [
    check('fix_parses', made && checkSyntax({ language, code }).length === 0, detail),
    remedy(outcome, left, made, () => followsGood(language, { bad, fixed: code, good })),
    check(
      'fix_equals_good',
      sameTree(language, code, good),
      made ? 'compared by tree, without comments and white space' : detail,
    ),
    check('fix_idempotent', !outcome.diverges && again.code === code, 'fixed twice'),
  ];
};

/** A fix may differ from the good example in what the example adds, so equality is told but not asked for. */
const passesAll = (checks: readonly ProofCheck[]): boolean =>
  checks.every(({ name, passed }) => passed || name === 'fix_equals_good');

const problemOf = (name: string, { name: checkName, detail }: ProofCheck): Problem => ({
  severity: checkName === 'fix_equals_good' ? 'info' : 'warning',
  code: `PROOF_${checkName.toUpperCase()}`,
  message: `${name}: ${checkName.replaceAll('_', ' ')} failed: ${detail}`,
});

/**
 * Proves a pattern by its own examples: the rule fires on the bad one and is silent on the good one (`proved_check`), and its
 * fix turns the bad one into code that parses, is silent and stays as it is (`proved_fix`). A fix that leaves places of the bad example is
 * proved as well when every statement that it changes becomes one of the good example. Without a rule it is `advice`.
 */
export const provePattern = (
  pattern: Pick<Lesson, 'name' | 'bad_example' | 'good_example' | 'language' | 'rule'>,
): Proof => {
  const { name, rule, bad_example: bad, good_example: good } = pattern;
  const language = rule?.language ?? pattern.language;
  if (language === undefined) return { pattern: name, tier: 'advice', checks: [], problems: [] };
  const base = [parses('bad_example_parses', language, bad), parses('good_example_parses', language, good)];
  if (rule !== undefined) base.push(...ruleChecks(rule, language, bad, good));
  const found = rule !== undefined && passesAll(base);
  const fixing = found && rule.fix !== undefined ? fixChecks(rule, language, bad, good) : [];
  const checks = [...base, ...fixing];
  const tier = !found ? 'advice' : fixing.length > 0 && passesAll(fixing) ? 'proved_fix' : 'proved_check';
  const problems = checks.filter(({ passed }) => !passed).map((failed) => problemOf(name, failed));
  return { pattern: name, tier, checks, problems };
};
