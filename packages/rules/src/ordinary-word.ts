import type { Language } from '@feedback/schema';
import { descendants, readCode } from './infer/code-tree.ts';
import { labelOf, single } from './infer/features.ts';
import { frequenciesOf } from './infer/ordinary-code.ts';

/**
 * How often ordinary public code has a word, as a name or after a dot, in 1,000 lines; 0 for what is hardly seen beyond one project.
 */
export const ordinaryRate = (language: Language, word: string): number => {
  if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(word)) return 0;
  const { rateOf } = frequenciesOf(language);
  const leaves = descendants(readCode({ language, code: `${word}(x.${word})\n` })).filter(
    ({ text, children }) => text === word && children.length === 0,
  );
  return Math.max(0, ...leaves.map((leaf) => rateOf(single(labelOf(leaf, 'text'))) ?? 0));
};
