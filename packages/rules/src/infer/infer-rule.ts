import type { Language, Rule, RuleObject } from '@feedback/schema';
import { runFix } from '../fix/fix-with-rule.ts';
import { sameTree } from '../same-tree.ts';
import { matchRule } from '../match-rule.ts';
import { checkSyntax } from '../syntax/check-syntax.ts';
import type { Source } from '../tree.ts';
import { boundNames, importedNames } from './bound-names.ts';
import { readCode, descendants, type CodeNode } from './code-tree.ts';
import { compare } from './compare.ts';
import { isExampleName } from './costs.ts';
import { estimateRate } from './estimate.ts';
import { edge, labelOf, roleOf, single } from './features.ts';
import { nodesOf } from './match-candidate.ts';
import { frequenciesOf } from './ordinary-code.ts';
import { renderCandidate } from './render.ts';
import { planRewrite, type Repair } from './rewrite.ts';
import { MAX_RATE, type Ground } from './ground.ts';
import { search, type Found } from './search.ts';

/** A mistake and its repair, with what else is known about them. */
export interface InferenceInput {
  readonly name: string;
  readonly language: Language;
  readonly bad: string;
  readonly good: string;
  /** Further code that has the mistake, and code that has not. */
  readonly examples?: { readonly bad?: readonly string[]; readonly good?: readonly string[] };
  /** Ordinary code in which the rule must find nothing. */
  readonly quiet?: readonly Source[];
}

/** Examples above this many UTF-16 units are no examples. */
const MAX_EXAMPLE = 20_000;

const isUsable = ({ language, bad, good }: InferenceInput): boolean =>
  bad.length <= MAX_EXAMPLE &&
  good.length <= MAX_EXAMPLE &&
  bad.trim() !== '' &&
  checkSyntax({ language, code: bad }).length === 0 &&
  checkSyntax({ language, code: good }).length === 0;

const groundOf = ({ language, good, examples = {} }: InferenceInput, bad: CodeNode): Ground & Repair => {
  const frequencies = frequenciesOf(language);
  const goods = [good, ...(examples.good ?? [])].map((code) => readCode({ language, code }));
  const [first = bad] = goods;
  const bound = new Set([...boundNames(bad), ...boundNames(first)]);
  const goodLiterals = descendants(first).filter(({ children }) => children.length === 0);
  const comparison = compare(bad, first, (name) => bound.has(name) || isExampleName(name));
  return {
    ...comparison,
    goodCode: good,
    language,
    bound,
    imported: new Set([...importedNames(bad), ...importedNames(first)]),
    bad: descendants(bad),
    good: nodesOf(goods),
    rateOf: (candidate) => estimateRate(candidate, frequencies),
    goodLiterals: ({ kind }) =>
      first.children.length > 0 ? goodLiterals.filter((node) => node.kind === kind) : [],
    isIdle: (word) => {
      if (!word.parent) return true;
      const kind = labelOf(word.parent, 'kind');
      const whole = frequencies.rateOf(single(kind));
      const having = frequencies.rateOf(
        edge(kind, { role: roleOf(word, false), label: labelOf(word, 'kind') }),
      );
      return whole === undefined || (having !== undefined && having >= whole * 0.6);
    },
  };
};

const finds = (rule: Rule, code: string, language: Language = rule.language): boolean =>
  matchRule(rule, { language, code }).length > 0;

const passes = (rule: Rule, { language, bad, good, examples = {}, quiet = [] }: InferenceInput): boolean =>
  finds(rule, bad, language) &&
  ![good, ...(examples.good ?? [])].some((code) => finds(rule, code)) &&
  !quiet.some((source) => finds(rule, source.code, source.language));

const rank = (found: readonly Found[], input: InferenceInput): Found[] => {
  const kept: Found[] = [];
  let rate = 0;
  for (const item of found) {
    if (kept.length > 0 && rate + item.rate > MAX_RATE) continue;
    if (!passes({ language: input.language, rule: renderCandidate(item.candidate) }, input)) continue;
    kept.push(item);
    rate += item.rate;
  }
  return kept;
};

const joined = (rules: readonly RuleObject[]): RuleObject => {
  const [only] = rules;
  return rules.length === 1 && only ? only : { any: [...rules] };
};

/** The rule with a rewrite that turns the bad example into the good one, if there is one. */
const fixable = (
  kept: readonly Found[],
  rules: readonly RuleObject[],
  repair: Repair,
  input: InferenceInput,
): Rule | undefined => {
  const { language, bad, good } = input;
  for (const { candidate } of kept) {
    const rewrite = planRewrite(candidate, repair);
    if (!rewrite) continue;
    // What the narrow shape does not capture is found all the same, and left for a person to repair.
    const rule: Rule = {
      language,
      rule: joined([renderCandidate(rewrite.candidate), ...rules]),
      fix: rewrite.fix,
    };
    if (!passes(rule, input)) continue;
    const { code, diverges, refused } = runFix(rule, { language, code: bad });
    if (!diverges && refused.length === 0 && sameTree(language, code, good)) return rule;
  }
  return undefined;
};

/**
 * Derives from a mistake and its repair a rule that finds the mistake elsewhere. `undefined` when syntax cannot tell the two apart
 * without crying wolf in ordinary code, or when an example does not parse. Synchronous and deterministic.
 */
export const inferRule = (input: InferenceInput): Rule | undefined => {
  if (!isUsable(input)) return undefined;
  const { language, bad } = input;
  const ground = groundOf(input, readCode({ language, code: bad }));
  const kept = rank(search(ground), input);
  if (kept.length === 0) return undefined;
  const rules = kept.map(({ candidate }) => renderCandidate(candidate));
  return fixable(kept, rules, ground, input) ?? { language, rule: joined(rules) };
};
