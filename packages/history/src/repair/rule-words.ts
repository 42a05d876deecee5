import type { RuleObject } from '@feedback/schema';

type Json = RuleObject | readonly Json[] | string | number | boolean | null | undefined;

/** What a regular expression of a whole text stands for: one word, or some to choose from. */
const wordsOfRegex = (regex: string): readonly string[] =>
  regex
    .replace(/^\^/, '')
    .replace(/\$$/, '')
    .replace(/^\(\?:(.*)\)$/, '$1')
    .replaceAll(/\\(?=[^\w\s])/g, '')
    .split(/(?<=.)\|(?=.)/);

/** The words that a rule asks for to be there; what it wants to be absent is not among them. */
export const rulesWords = (rule: unknown): ReadonlySet<string> => {
  const words = new Set<string>();
  const visit = (value: Json): void => {
    if (Array.isArray(value)) for (const item of value as readonly Json[]) visit(item);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value as Readonly<Record<string, Json>>)) {
        if (key === 'not') continue;
        if (typeof inner !== 'string') visit(inner);
        else if (key === 'regex') for (const word of wordsOfRegex(inner)) words.add(word);
        // What a name stands for (`numpy.nan`), of any function of a module too (`subprocess.*`).
        else if (key === 'matches')
          for (const word of (inner.split(' as ')[0] ?? '').split(/[./]/)) words.add(word);
        else if (key === 'pattern' && !inner.startsWith('$'))
          for (const word of inner.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []) words.add(word);
      }
  };
  visit(rule as Json);
  return words;
};

/** A text as an inferred rule asks for it: whatever its quotation marks. */
const TEXT = /^\['"`\]\+(.*)\['"`\]\+$/su;

/** The texts and numbers among the words of a rule. */
export const literalsIn = (words: ReadonlySet<string>): readonly string[] =>
  [...words].flatMap((word) => {
    const text = TEXT.exec(word)?.[1];
    if (text !== undefined) return [text];
    return /^\d/.test(word) ? [word] : [];
  });
