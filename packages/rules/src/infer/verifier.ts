import type { Language, Rule } from '@feedback/schema';
import { couldMatch, necessaryWords, wordFinder, type HasWord } from '../check/prefilter.ts';
import { findMatches } from '../match-rule.ts';
import { parseTree, type SgNode, type Source } from '../tree.ts';
import type { InferenceInput } from './inference-input.ts';

/** A piece of code that rules are tried on; it is parsed when the first rule might be in it. */
class Trial {
  readonly #source: Source;
  #tree: SgNode | undefined;
  #has: HasWord | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  finds(rule: Rule, words = necessaryWords(rule)): boolean {
    this.#has ??= wordFinder(this.#source.code);
    if (!couldMatch(words, this.#has)) return false;
    this.#tree ??= parseTree(this.#source);
    return findMatches(rule, this.#source.language, this.#tree).length > 0;
  }
}

/** Says whether the engine itself finds a rule in the bad example, and in nothing that is good or that must be quiet. */
export const createVerifier = ({
  language,
  bad,
  good,
  examples = {},
  quiet = [],
}: InferenceInput): ((rule: Rule) => boolean) => {
  const trial = (code: string, own: Language = language): Trial => new Trial({ language: own, code });
  const found = trial(bad);
  const silent = [
    ...[good, ...(examples.good ?? [])].map((code) => trial(code)),
    ...quiet.map((source) => trial(source.code, source.language)),
  ];
  return (rule) => {
    const words = necessaryWords(rule);
    return found.finds(rule, words) && !silent.some((code) => code.finds(rule, words));
  };
};
