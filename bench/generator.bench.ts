import { PatternAwareGenerator, type GenerateOptions } from '@feedback/generator';
import type { Pattern } from '@feedback/schema';
import type { BenchRow } from './bench-row.ts';

const pattern = (name: string, fields: Partial<Pattern> = {}): Pattern => ({
  pattern_id: name,
  name,
  description: '',
  bad_example: '',
  good_example: '',
  test_coverage: '',
  occurrence_frequency: 0,
  last_occurrence: null,
  severity: 'medium',
  effectiveness_score: 0.5,
  ...fields,
});

const PATTERNS: readonly Pattern[] = [
  ...['numpy_json_serialization', 'bounds_checking', 'temp_file_handling', 'large_file_processing'].map(
    (name) => pattern(name),
  ),
  pattern('specific_exceptions', {
    rule: { language: 'python', rule: { kind: 'except_clause', regex: '^except\\s*:' } },
  }),
  pattern('logger_debug', { rule: { language: 'python', rule: { pattern: 'print($$$)' } } }),
  pattern('swallowed_error', {
    rule: {
      language: 'typescript',
      rule: { kind: 'catch_clause', has: { field: 'body', regex: '^\\{\\s*\\}$' } },
    },
  }),
];

const TASKS = [
  'Process NumPy array and return JSON',
  'Get the first item of a list',
  'FastAPI endpoint for file upload up to 800MB',
  'Process a large audio file',
  'Handle errors when parsing config',
];

const ROUNDS = 20;
const BAR_MS = 5;

/** Milliseconds per call, over prompts that `promptFor` makes different where it wants to. */
const measure = async (
  options: GenerateOptions,
  promptFor: (task: string, round: number) => string,
): Promise<number> => {
  const generator = new PatternAwareGenerator(PATTERNS);
  for (const task of TASKS) await generator.generate(promptFor(task, 0), options);
  const start = performance.now();
  for (let round = 1; round <= ROUNDS; round += 1)
    for (const task of TASKS) await generator.generate(promptFor(task, round), options);
  return (performance.now() - start) / (ROUNDS * TASKS.length);
};

const row = (name: string, figure: number): BenchRow => ({
  name,
  figure,
  unit: 'ms',
  bar: `≤ ${BAR_MS} ms`,
  ok: figure <= BAR_MS,
});

/** A warm `generate` with its verification: the same prompts again, and prompts never seen before. */
export const generatorBench = async (): Promise<BenchRow[]> => {
  const rows: BenchRow[] = [];
  for (const language of ['python', 'typescript'] as const) {
    const again = await measure({ language }, (task) => task);
    const fresh = await measure({ language }, (task, round) => `${task} (variation ${round})`);
    rows.push(
      row(`generate ${language}, known prompt`, again),
      row(`generate ${language}, new prompt`, fresh),
    );
  }
  return rows;
};
