import type { Language } from '@feedback/schema';
import { descendants, readCode } from './infer/code-tree.ts';
import { labelOf, single } from './infer/features.ts';
import { frequenciesOf } from './infer/ordinary-code.ts';
import { isWellKnown } from './infer/well-known.ts';

/**
 * How often ordinary public code has a word, as a name or after a dot, in 1,000 lines; 0 for what is hardly seen beyond one project.
 * A name of the language or its platform is never taken for one of those, however rare: `eval`.
 */
export const ordinaryRate = (language: Language, word: string): number => {
  if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(word)) return 0;
  const { rateOf, floor } = frequenciesOf(language);
  const leaves = descendants(readCode({ language, code: `${word}(x.${word})\n` })).filter(
    ({ text, children }) => text === word && children.length === 0,
  );
  const least = isWellKnown(language, word) ? floor : 0;
  return Math.max(least, ...leaves.map((leaf) => rateOf(single(labelOf(leaf, 'text'))) ?? 0));
};
