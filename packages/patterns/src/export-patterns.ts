import type { Pattern } from '@feedback/schema';
import { INSTRUCTION_FORMATS, type InstructionFormat } from './interchange/instructions/instruction-files.ts';
import { planInstructions } from './interchange/instructions/plan-instructions.ts';
import { writeSarifRules } from './interchange/sarif/write-sarif-rules.ts';
import { emptyLibrary } from './library/library.ts';
import { writeLibrary } from './library/write-library.ts';
import { renderPatternsMarkdown } from './markdown/render-patterns-markdown.ts';

/**
 * `json` is the original's file with all ten fields, `markdown` its `AI_PATTERNS.md`, `sarif` the rules of a log without results;
 * `agents`, `cursor` and `copilot` are instructions for coding agents.
 */
export const EXPORT_FORMATS = ['json', 'markdown', 'sarif', ...INSTRUCTION_FORMATS] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportOptions {
  readonly format: ExportFormat;
  /** Characters that instructions may have; 8,000 unless given. */
  readonly limit?: number | undefined;
}

const writeJson = (patterns: readonly Pattern[]): string => {
  const entries = patterns.map((pattern) => ({ kind: 'pattern', pattern }) as const);
  return writeLibrary({ ...emptyLibrary('full'), entries });
};

const writeInstructions = async (
  patterns: readonly Pattern[],
  format: InstructionFormat,
  limit: number | undefined,
): Promise<string> => {
  const plan = await planInstructions(patterns, { format, limit, byNumbers: true });
  return plan.kind === 'changed' ? plan.text : '';
};

/**
 * Writes patterns so that `importPatterns` reads them; what SARIF has no room for (rules, tests, numbers) is left out there.
 * Instructions are for reading only: active patterns, within a limit.
 */
export const exportPatterns = async (
  patterns: readonly Pattern[],
  { format, limit }: ExportOptions,
): Promise<string> => {
  if (format === 'json') return writeJson(patterns);
  if (format === 'markdown') return renderPatternsMarkdown(patterns);
  if (format === 'sarif') return writeSarifRules(patterns);
  return writeInstructions(patterns, format, limit);
};
