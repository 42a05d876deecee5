import { stem } from './stem.ts';

/** A word of a text: its stem, and what stands between it and the word before. */
export interface Token {
  /** Lower case, as written. */
  readonly word: string;
  readonly stem: string;
  /** Punctuation and space before the word. */
  readonly gap: string;
}

/** Latin words (with apostrophes) and numbers; other scripts by themselves, so that `用numpy处理` holds `numpy`. */
const WORD =
  /[\p{Script=Latin}\p{M}\p{N}]+(?:['’][\p{Script=Latin}]+)*(?:\+\+|#)?|[^\P{L}\p{Script=Latin}][^\P{L}\p{Script=Latin}\p{M}]*/gu;

const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the', 'my', 'our', 'your', 'its']);

/** Splits text into words, whole and never parts of them; articles are left out, snake_case is taken apart. */
export const tokenize = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  const folded = text.normalize('NFKC').toLowerCase();
  let end = 0;
  for (const match of folded.matchAll(WORD)) {
    const word = match[0].replaceAll('’', "'").replace(/'s$/, '');
    if (ARTICLES.has(word)) continue;
    tokens.push({ word, stem: stem(word), gap: folded.slice(end, match.index) });
    end = match.index + match[0].length;
  }
  return tokens;
};
