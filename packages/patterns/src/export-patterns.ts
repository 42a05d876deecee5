import type { Pattern } from '@feedback/schema';
import type { PatternsFormat } from './import-patterns.ts';
import { emptyLibrary } from './library/library.ts';
import { writeLibrary } from './library/write-library.ts';
import { renderPatternsMarkdown } from './markdown/render-patterns-markdown.ts';

export interface ExportOptions {
  /** `json` is the original's file with all ten fields, `markdown` its `AI_PATTERNS.md`. */
  readonly format: PatternsFormat;
}

/** Writes patterns so that `importPatterns`, and the original, read them. */
export const exportPatterns = async (
  patterns: readonly Pattern[],
  { format }: ExportOptions,
): Promise<string> => {
  if (format === 'markdown') return renderPatternsMarkdown(patterns);
  const entries = patterns.map((pattern) => ({ kind: 'pattern', pattern }) as const);
  return writeLibrary({ ...emptyLibrary('full'), entries });
};
