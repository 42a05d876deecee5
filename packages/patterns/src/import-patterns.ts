import type { Pattern, Problem } from '@feedback/schema';
import { readLibrary } from './library/read-library.ts';
import { parsePatternsMarkdown } from './markdown/parse-patterns-markdown.ts';
import { PatternsError, problemOf } from './patterns-error.ts';

export type PatternsFormat = 'json' | 'markdown';

export interface ImportOptions {
  /** By default `json` for a text that begins as JSON does, else `markdown`. */
  readonly format?: PatternsFormat | undefined;
}

/** What could be read, and what not. */
export interface ImportedPatterns {
  readonly patterns: readonly Pattern[];
  readonly problems: readonly Problem[];
}

const importJson = (text: string): ImportedPatterns => {
  try {
    const { patterns, problems } = readLibrary(text);
    return { patterns, problems };
  } catch (error) {
    if (error instanceof PatternsError) return { patterns: [], problems: [problemOf(error)] };
    throw error;
  }
};

/** Reads patterns from the text of a library file (the original's or ours) or of an `AI_PATTERNS.md`. Never rejects for what it says. */
export const importPatterns = async (
  text: string,
  { format }: ImportOptions = {},
): Promise<ImportedPatterns> => {
  const json = format === undefined ? /^\uFEFF?\s*[[{]/.test(text) : format === 'json';
  return json ? importJson(text) : parsePatternsMarkdown(text);
};
