import { ingestReport, type IngestResult } from '@feedback/collector';
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A row of the corpus' `expected.json`: what a careful reader counts in a file. */
interface ExpectedRow {
  readonly file: string;
  readonly format: string;
  readonly truth: string;
  readonly note?: string;
  readonly tests?: number | null;
  readonly failures?: number | null;
  readonly errors?: number | null;
  readonly skipped?: number | null;
  readonly findings?: number | null;
}

const COUNTS = ['tests', 'failures', 'errors', 'skipped', 'findings'] as const;

const nowhere = {
  append: (events: readonly unknown[]) => Promise.resolve({ added: events.length, known: 0 }),
  addRuns: (runs: readonly unknown[]) => Promise.resolve({ added: runs.length, known: 0 }),
};

/** The counts of a row that differ from what was read, as `name: read instead of expected`. */
const differences = (row: ExpectedRow, result: IngestResult): string =>
  COUNTS.filter((name) => typeof row[name] === 'number' && row[name] !== result[name])
    .map((name) => `${name}: ${result[name]} instead of ${String(row[name])}`)
    .join(', ');

const folder = join(
  process.env['FEEDBACK_CORPUS'] ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url)),
  'reports',
);

const measure = async (format: string): Promise<void> => {
  const rows = (JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as ExpectedRow[]).filter(
    (row) => row.format === format && row.truth !== 'none',
  );
  const lines: string[] = [];
  const wrong = { plain: 0, noted: 0 };
  for (const row of rows) {
    const wrongCounts = differences(row, await ingestReport(join(folder, row.file), nowhere));
    if (wrongCounts === '') continue;
    wrong[row.note === undefined ? 'plain' : 'noted']++;
    lines.push(`  ${row.file}: ${wrongCounts}${row.note === undefined ? '' : ` (${row.note})`}`);
  }
  const noted = rows.filter((row) => row.note !== undefined).length;
  process.stdout.write(
    `${format}: ${rows.length - noted - wrong.plain} of ${rows.length - noted} right; of ${noted} noted ones ${noted - wrong.noted} agree\n${lines.map((line) => `${line}\n`).join('')}`,
  );
};

// Run as `node --conditions=@feedback/source bench/accuracy/junit.ts`.
for (const format of ['junit-xml', 'sarif']) await measure(format);
