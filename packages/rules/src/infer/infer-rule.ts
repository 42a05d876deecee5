import type { Language, Rule, RuleObject } from '@feedback/schema';
import { checkSyntax } from '../syntax/check-syntax.ts';
import type { Candidate } from './candidate.ts';
import { boundNames, importedNames } from './bound-names.ts';
import { importsIn, meaningsOf, type Meanings } from './meaning.ts';
import { lastName } from './chain.ts';
import { otherForms } from './other-forms.ts';
import { readCode, descendants, type CodeNode } from './code-tree.ts';
import { compare } from './compare.ts';
import { isExampleName, type Surroundings } from './costs.ts';
import { estimateRate } from './estimate.ts';
import { edge, labelOf, roleOf, single } from './features.ts';
import { nodesOf } from './match-candidate.ts';
import { frequenciesOf } from './ordinary-code.ts';
import { spellNames } from './spell-names.ts';
import { renderCandidate } from './render.ts';
import { replacedIn } from './replaced-in.ts';
import { chooseFix } from './rewrite/choose-fix.ts';
import { readRepair } from './rewrite/repair.ts';
import type { Ground } from './ground.ts';
import type { InferenceInput } from './inference-input.ts';
import { search } from './search.ts';
import { createVerifier } from './verifier.ts';
import { isWellKnown } from './well-known.ts';

/** Examples above this many UTF-16 units are no examples. */
const MAX_EXAMPLE = 20_000;

const isUsable = ({ language, bad, good }: InferenceInput): boolean =>
  bad.length <= MAX_EXAMPLE &&
  good.length <= MAX_EXAMPLE &&
  bad.trim() !== '' &&
  checkSyntax({ language, code: bad }).length === 0 &&
  checkSyntax({ language, code: good }).length === 0;

const groundOf = (
  { language, good, examples = {}, tolerance = 1 }: InferenceInput,
  bad: CodeNode,
): Omit<Ground, 'holds'> & Surroundings => {
  const frequencies = frequenciesOf(language);
  const goods = [good, ...(examples.good ?? [])].map((code) => readCode({ language, code }));
  const [first = bad] = goods;
  // A good example may show where a name of the platform is the code's own; matching knows such places.
  const isKnown = (name: string): boolean => language !== 'python' && isWellKnown(language, name);
  const bound = new Set([...boundNames(bad), ...[...boundNames(first)].filter((name) => !isKnown(name))]);
  // What such an import is called says nothing about what it means, so that a rule can tell it by any name.
  for (const root of [bad, first]) for (const [name] of importsIn(root, language)) bound.delete(name);
  const meanings = meaningsOf([first, bad], language, bound);
  const goodLiterals = descendants(first).filter(({ children }) => children.length === 0);
  const comparison = compare(bad, first, (name) => bound.has(name) || isExampleName(name));
  return {
    ...comparison,
    language,
    tolerance,
    bound,
    imported: new Set([...importedNames(bad), ...importedNames(first), ...meanings.keys()]),
    meanings,
    bad: nodesOf([bad]),
    replaced: replacedIn(bad, first),
    others: (examples.bad ?? []).map((code) => nodesOf([readCode({ language, code })])),
    good: nodesOf([...goods, ...otherForms(bad, goods)]),
    rateOf: (candidate) => estimateRate(candidate, frequencies),
    lastNameRate: ({ root }) => frequencies.rateOf(single(labelOf(lastName(root), 'text'))) ?? 0,
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

const toRule = (
  language: Language,
  rules: readonly RuleObject[],
  meanings: Meanings,
  fix?: string,
): Rule => ({
  language,
  rule: spellNames(joined(rules), meanings),
  ...(fix === undefined ? {} : { fix }),
});

/** A search comes by the same shape in many ways. */
const oncePerShape = (holds: (shape: RuleObject) => boolean): ((candidate: Candidate) => boolean) => {
  const verdicts = new Map<string, boolean>();
  return (candidate) => {
    const shape = renderCandidate(candidate);
    const key = JSON.stringify(shape);
    const verdict = verdicts.get(key) ?? holds(shape);
    verdicts.set(key, verdict);
    return verdict;
  };
};

/**
 * Derives from a mistake and its repair a rule that finds the mistake elsewhere. `undefined` when syntax cannot tell the two apart
 * without crying wolf in ordinary code, or when an example does not parse. Synchronous and deterministic.
 */
export const inferRule = (input: InferenceInput): Rule | undefined => {
  if (!isUsable(input)) return undefined;
  const { language, bad, good } = input;
  const holds = createVerifier(input);
  const badRoot = readCode({ language, code: bad });
  const ground = groundOf(input, badRoot);
  const found = search({
    ...ground,
    holds: oncePerShape((shape) => holds(toRule(language, [shape], ground.meanings))),
  });
  if (found.length === 0) return undefined;
  const fixed = chooseFix(found, {
    repair: readRepair(ground, badRoot, bad, good),
    bad,
    good,
    toRule: (shapes, fix) => toRule(language, shapes, ground.meanings, fix),
    holds,
  });
  return (
    fixed ??
    toRule(
      language,
      found.map(({ candidate }) => renderCandidate(candidate)),
      ground.meanings,
    )
  );
};
