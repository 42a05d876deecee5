import type { Token } from './tokenize.ts';
import { stem } from './stem.ts';

/**
 * The nouns that may go from a prompt into names. Nothing else of a prompt reaches the code, so this is a list, not a
 * filter; none is a keyword, a built-in or a name that a scaffold uses.
 */
const NOUNS =
  `account article audio booking comment config customer device document email employee event image invoice
  measurement member message movie notification order payment photo picture player post price product profile record report
  reservation review score sensor song student task ticket transaction user vehicle video`.split(/\s+/);

const BY_STEM: ReadonlyMap<string, string> = new Map([
  ...NOUNS.map((noun) => [stem(noun), noun] as const),
  ['configuration', 'config'],
  ['setting', 'config'],
]);

/** The first thing of a fixed list of nouns that the prompt is about; `undefined` when there is none. */
export const findSubject = (tokens: readonly Token[], denied: readonly boolean[]): string | undefined => {
  const found = tokens.find((token, at) => denied[at] !== true && BY_STEM.has(token.stem));
  return found === undefined ? undefined : BY_STEM.get(found.stem);
};
