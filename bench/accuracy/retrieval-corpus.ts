import { readFileSync } from 'node:fs';
import { toLanguage, withStats, type Language, type Pattern } from '@feedback/schema';

/** A prompt with the ids of the patterns that a reviewer would want shown, or would not mind. */
export interface Prompt {
  readonly id: string;
  readonly set: string;
  readonly prompt: string;
  readonly language: Language | undefined;
  readonly expected: readonly string[];
  readonly acceptable: readonly string[];
}

interface PromptRow {
  readonly id: string;
  readonly set?: string;
  readonly prompt: string;
  readonly language?: string;
  readonly expected: readonly string[];
  readonly acceptable?: readonly string[];
}

interface RuleRow {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly description: string;
  readonly why: string;
  readonly bad_example: string;
  readonly good_example: string;
  readonly language: string;
  readonly messages: readonly string[];
}

const corpus = process.env['FEEDBACK_CORPUS'] ?? new URL('../../../shared/corpus', import.meta.url).pathname;

const asPattern = (row: RuleRow): Pattern =>
  withStats({
    pattern_id: row.id,
    name: row.name,
    description: `${row.description}\n\n${row.why}`,
    bad_example: row.bad_example,
    good_example: row.good_example,
    test_coverage: '',
    severity: 'medium',
    language: toLanguage(row.language),
    tags: [row.group],
    matches: { messages: [...row.messages] },
  });

/** The rules of ruff and ESLint as patterns. */
export const corpusPatterns = (): readonly Pattern[] =>
  ['ruff', 'eslint'].flatMap((linter) =>
    readFileSync(`${corpus}/patterns/${linter}.jsonl`, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => asPattern(JSON.parse(line) as RuleRow)),
  );

const asPrompt = (row: PromptRow, set: string): Prompt => ({
  ...row,
  set: row.set ?? set,
  language: toLanguage(row.language ?? ''),
  acceptable: row.acceptable ?? [],
});

/** The prompts of a file; `set` names those that say nothing themselves. */
export const readPrompts = (path: string, set: string): readonly Prompt[] =>
  (JSON.parse(readFileSync(path, 'utf8')) as { prompts: readonly PromptRow[] }).prompts.map((row) =>
    asPrompt(row, set),
  );

/** Our own prompts and those that came with the corpus. */
export const allPrompts = (): readonly Prompt[] => [
  ...readPrompts(new URL('retrieval-prompts.json', import.meta.url).pathname, 'own'),
  ...readPrompts(`${corpus}/patterns/prompts_eval.json`, 'eval'),
];
