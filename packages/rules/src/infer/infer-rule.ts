import type { Language, Rule, RuleObject } from '@feedback/schema';
import { runFix } from '../fix/fix-with-rule.ts';
import { sameTree } from '../same-tree.ts';
import { checkSyntax } from '../syntax/check-syntax.ts';
import type { Source } from '../tree.ts';
import { boundNames, importedNames } from './bound-names.ts';
import { modulesIn } from './known-modules.ts';
import { readCode, descendants, type CodeNode } from './code-tree.ts';
import { compare } from './compare.ts';
import { isExampleName } from './costs.ts';
import { estimateRate } from './estimate.ts';
import { edge, labelOf, roleOf, single } from './features.ts';
import { nodesOf } from './match-candidate.ts';
import { frequenciesOf } from './ordinary-code.ts';
import { renderCandidate } from './render.ts';
import { planRewrite, type Repair } from './rewrite.ts';
import type { Ground } from './ground.ts';
import { search, type Found } from './search.ts';
import { shadowingUtils } from './shadowing.ts';
import { createVerifier } from './verifier.ts';
import { isWellKnown } from './well-known.ts';

/** A mistake and its repair, with what else is known about them. */
export interface InferenceInput {
  readonly name: string;
  readonly language: Language;
  readonly bad: string;
  readonly good: string;
  /** Further code that has the mistake, which a rule should find as well, and code that has not. */
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

const groundOf = (
  { language, good, examples = {} }: InferenceInput,
  bad: CodeNode,
): Omit<Ground, 'holds'> & Repair => {
  const frequencies = frequenciesOf(language);
  const goods = [good, ...(examples.good ?? [])].map((code) => readCode({ language, code }));
  const [first = bad] = goods;
  // A good example may show where a name of the platform is the code's own; matching knows such places.
  const isKnown = (name: string): boolean => language !== 'python' && isWellKnown(language, name);
  const bound = new Set([...boundNames(bad), ...[...boundNames(first)].filter((name) => !isKnown(name))]);
  const goodLiterals = descendants(first).filter(({ children }) => children.length === 0);
  const comparison = compare(bad, first, (name) => bound.has(name) || isExampleName(name));
  return {
    ...comparison,
    goodCode: good,
    language,
    bound,
    imported: new Set([...importedNames(bad), ...importedNames(first), ...modulesIn(bad, language, bound)]),
    bad: nodesOf([bad]),
    others: (examples.bad ?? []).map((code) => nodesOf([readCode({ language, code })])),
    good: nodesOf(goods),
    rateOf: (candidate) => estimateRate(candidate, frequencies),
    goodLiterals: ({ kind }) =>
      first.children.length > 0 ? goodLiterals.filter((node) => node.kind === kind) : [],
    isIdle: (word) => {
      if (!word.parent) return true;
      const kind = labelOf(word.parent, 'kind');
      const whole = frequencies.rateOf(single(kind));
      const having = frequencies.rateOf(edge(kind, { role: roleOf(word), label: labelOf(word, 'kind') }));
      return whole === undefined || (having !== undefined && having >= whole * 0.6);
    },
  };
};

const joined = (rules: readonly RuleObject[]): RuleObject => {
  const [only] = rules;
  return rules.length === 1 && only ? only : { any: [...rules] };
};

const toRule = (language: Language, rules: readonly RuleObject[], fix?: string): Rule => {
  const rule = joined(rules);
  const utils = shadowingUtils(rule);
  return {
    language,
    rule,
    ...(Object.keys(utils).length === 0 ? {} : { utils }),
    ...(fix === undefined ? {} : { fix }),
  };
};

/** The rule with a rewrite that turns the bad example into the good one, if there is one. */
const fixable = (
  kept: readonly Found[],
  rules: readonly RuleObject[],
  repair: Repair,
  { language, bad, good }: InferenceInput,
  holds: (rule: Rule) => boolean,
): Rule | undefined => {
  for (const { candidate } of kept) {
    const rewrite = planRewrite(candidate, repair);
    if (!rewrite) continue;
    // What the narrow shape does not capture is found all the same, and left for a person to repair.
    const rule = toRule(language, [renderCandidate(rewrite.candidate), ...rules], rewrite.fix);
    if (!holds(rule)) continue;
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
  const holds = createVerifier(input);
  const ground = groundOf(input, readCode({ language, code: bad }));
  const found = search({
    ...ground,
    holds: (candidate) => holds(toRule(language, [renderCandidate(candidate)])),
  });
  if (found.length === 0) return undefined;
  const rules = found.map(({ candidate }) => renderCandidate(candidate));
  return fixable(found, rules, ground, input, holds) ?? toRule(language, rules);
};
