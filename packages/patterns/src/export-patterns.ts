import type { Pattern } from '@feedback/schema';
import { writeSarifRules } from './interchange/sarif/write-sarif-rules.ts';
import { emptyLibrary } from './library/library.ts';
import { writeLibrary } from './library/write-library.ts';
import { renderPatternsMarkdown } from './markdown/render-patterns-markdown.ts';

export interface ExportOptions {
  /** `json` is the original's file with all ten fields, `markdown` its `AI_PATTERNS.md`, `sarif` the rules of a log without results. */
  readonly format: 'json' | 'markdown' | 'sarif';
}

/** Writes patterns so that `importPatterns` reads them; what SARIF has no room for (rules, tests, numbers) is left out there. */
export const exportPatterns = async (
  patterns: readonly Pattern[],
  { format }: ExportOptions,
): Promise<string> => {
  if (format === 'sarif') return writeSarifRules(patterns);
  if (format === 'markdown') return renderPatternsMarkdown(patterns);
  const entries = patterns.map((pattern) => ({ kind: 'pattern', pattern }) as const);
  return writeLibrary({ ...emptyLibrary('full'), entries });
};
