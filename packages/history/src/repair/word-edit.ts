import type { Language } from '@feedback/schema';
import { diffArrays } from 'diff';

/** A stretch of words that was replaced; `at` counts words of the bad side. */
export interface WordHunk {
  readonly at: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** What a repair does to the words of a piece of code. */
export interface WordEdit {
  /** The words of the bad side; strings are words as a whole, comments are none. */
  readonly words: readonly string[];
  /** Those of the good side, each once; members begin with a dot. */
  readonly left: ReadonlySet<string>;
  readonly hunks: readonly WordHunk[];
  /** Equal for places where the same was done. */
  readonly key: string;
}

const STRINGS = String.raw`"""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'`;
const REST = String.raw`[\p{L}\p{N}_$]+|=>|[!=<>]==?|&&|\|\||\?\?|\?\.|\.\.\.|\S`;
const PYTHON = new RegExp(String.raw`(#.*)|${STRINGS}|${REST}`, 'gu');
const ECMASCRIPT = new RegExp(
  String.raw`(\/\/.*|\/\*[^]*?\*\/)|${STRINGS}|\x60(?:\\[^]|[^\x60\\])*\x60|${REST}`,
  'gu',
);

/** The words of code, in order. */
export const wordsOf = (language: Language, code: string): readonly string[] =>
  [...code.matchAll(language === 'python' ? PYTHON : ECMASCRIPT)]
    .filter(([, comment]) => comment === undefined)
    .map(([word]) => word);

/** Beyond so many words that differ nothing is compared any more. */
const MOST_EDITS = 400;

/** A word as what it is: a member begins with a dot. */
const asRole = (words: readonly string[], at: number): string =>
  /^\??\.$/.test(words[at - 1] ?? '') ? `.${words[at] ?? ''}` : (words[at] ?? '');

/** Compares both sides of a repair word by word. */
export const wordEdit = (language: Language, bad: string, good: string): WordEdit => {
  const [words, now] = [wordsOf(language, bad), wordsOf(language, good)];
  const parts = diffArrays([...words], [...now], { maxEditLength: MOST_EDITS }) ?? [
    { removed: true, added: false, value: [...words], count: words.length },
    { removed: false, added: true, value: [...now], count: now.length },
  ];
  const hunks: { at: number; removed: string[]; added: string[] }[] = [];
  let at = 0;
  let open: (typeof hunks)[number] | undefined;
  for (const { added, removed, value } of parts) {
    if (!added && !removed) {
      open = undefined;
      at += value.length;
      continue;
    }
    if (open === undefined) hunks.push((open = { at, removed: [], added: [] }));
    open[added ? 'added' : 'removed'].push(...value);
    if (removed) at += value.length;
  }
  const key = hunks.map(({ removed, added }) => `-${removed.join(' ')} +${added.join(' ')}`).join('\n');
  return { words, left: new Set(now.map((_, index) => asRole(now, index))), hunks, key };
};

const NAME = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/** Whether a word is a name or a keyword. */
export const isName = (word: string): boolean => NAME.test(word);

/** Whether a word is a text that people read. */
export const isProse = (word: string): boolean => /^["'`]/.test(word) && /\p{L}\s+\p{L}/u.test(word);

/** The words that a repair takes away everywhere, each once. A member and a variable of one name are two. */
export const goneWords = ({ words, left, hunks }: WordEdit): ReadonlySet<string> =>
  new Set(
    hunks.flatMap(({ at, removed }) => removed.filter((_, index) => !left.has(asRole(words, at + index)))),
  );
