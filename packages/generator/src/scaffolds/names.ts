import type { PromptContext } from '../prompt/prompt-context.ts';
import { sizeExpression } from '../prompt/size-limit.ts';

/** The limit of the original's examples, for prompts that name none. */
const DEFAULT_LIMIT_BYTES = 800 * 1024 * 1024;

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `first`, `item` → `first_item`. */
export const snakeCase = (...words: readonly (string | undefined)[]): string =>
  words.filter((word) => word !== undefined && word !== '').join('_');

/** `first`, `item` → `FirstItem`. */
export const pascalCase = (...words: readonly (string | undefined)[]): string =>
  words.map((word) => capitalized(word ?? '')).join('');

/** `first`, `item` → `firstItem`. */
export const camelCase = (...words: readonly (string | undefined)[]): string => {
  const name = pascalCase(...words);
  return name.charAt(0).toLowerCase() + name.slice(1);
};

/** `box` → `boxes`, `story` → `stories`; the nouns come from a fixed list. */
export const plural = (noun: string): string => {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
};

/** The size limit as source code: the prompt's, else 800 MB. */
export const limitOf = (context: PromptContext): string =>
  sizeExpression(context.limit_bytes ?? DEFAULT_LIMIT_BYTES);

/** A flag for each of these words that the prompt is about. */
export const flagsFor =
  (...wanted: readonly string[]) =>
  (context: PromptContext): readonly string[] => {
    const said: ReadonlySet<string> = new Set([...context.indicators, ...context.traits]);
    return wanted.filter((word) => said.has(word));
  };
