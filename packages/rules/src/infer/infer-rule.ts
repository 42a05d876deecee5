import type { Language, Rule, RuleObject } from '@feedback/schema';
import { matchRule } from '../match-rule.ts';
import { checkSyntax } from '../syntax/check-syntax.ts';
import type { Source } from '../tree.ts';
import { boundNames, importedNames } from './bound-names.ts';
import { readCode, descendants, type CodeNode } from './code-tree.ts';
import { compare } from './compare.ts';
import { estimateRate } from './estimate.ts';
import { edge, labelOf, roleOf, single } from './features.ts';
import { nodesOf } from './match-candidate.ts';
import { frequenciesOf } from './ordinary-code.ts';
import { renderCandidate } from './render.ts';
import { MAX_RATE, search, type Found, type Ground } from './search.ts';

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

const groundOf = ({ language, good, examples = {} }: InferenceInput, bad: CodeNode): Ground => {
  const frequencies = frequenciesOf(language);
  const goods = [good, ...(examples.good ?? [])].map((code) => readCode({ language, code }));
  const [first = bad] = goods;
  const comparison = compare(bad, first);
  return {
    ...comparison,
    language,
    bound: new Set([...boundNames(bad), ...boundNames(first)]),
    imported: new Set([...importedNames(bad), ...importedNames(first)]),
    bad: descendants(bad),
    good: nodesOf(goods),
    rateOf: (candidate) => estimateRate(candidate, frequencies),
    isIdle: (word) => {
      if (!word.parent) return true;
      const kind = labelOf(word.parent, 'kind');
      const whole = frequencies.rateOf(single(kind));
      const having = frequencies.rateOf(edge(kind, { role: roleOf(word, false), label: labelOf(word, 'kind') }));
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
    if (kept.length > 0 && rate + item.rate > MAX_RATE * 1.5) continue;
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

/**
 * Derives from a mistake and its repair a rule that finds the mistake elsewhere. `undefined` when syntax cannot tell the two apart
 * without crying wolf in ordinary code, or when an example does not parse. Synchronous and deterministic.
 */
export const inferRule = (input: InferenceInput): Rule | undefined => {
  if (!isUsable(input)) return undefined;
  const { language, bad } = input;
  const kept = rank(search(groundOf(input, readCode({ language, code: bad }))), input);
  if (kept.length === 0) return undefined;
  return { language, rule: joined(kept.map(({ candidate }) => renderCandidate(candidate))) };
};
