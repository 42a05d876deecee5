import { corpusPath, describeCorpus, readCorpus } from '@feedback/testing';
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ingestReport } from '../src/index.ts';
import { Shelf } from './report.ts';

interface ExpectedRow {
  readonly file: string;
  readonly format: string;
  readonly truth: string;
  readonly note?: string;
  readonly [count: string]: unknown;
}

/** The formats of the corpus that readers of ours read. */
const READ = new Set([
  'junit-xml',
  'nunit-xml',
  'xunit-xml',
  'trx',
  'ctrf-json',
  'jest-json',
  'vitest-json',
  'mocha-json',
  'mochawesome-json',
  'playwright-json',
  'rspec-json',
  'dart-json',
  'go-test-json',
  'go-test-text',
  'tap',
  'sarif',
]);

const COUNTS = new Set(['tests', 'failures', 'errors', 'skipped', 'findings']);

const counted = (row: object): object =>
  Object.fromEntries(
    Object.entries(row).filter(([name, value]) => COUNTS.has(name) && typeof value === 'number'),
  );

describeCorpus('reports of real tools', 'reports/expected.json', () => {
  const rows = readCorpus<ExpectedRow[]>('reports/expected.json').filter(
    ({ format, truth, note }) => READ.has(format) && truth !== 'none' && note === undefined,
  );

  it.each(rows)('$file is counted as a careful reader counts it', async (row) => {
    const result = await ingestReport(corpusPath(`reports/${row.file}`), new Shelf());
    expect(counted(result)).toMatchObject(counted(row));
  });

  it('add nothing when they are read again', async () => {
    const shelf = new Shelf();
    let added = 0;
    for (const row of [...rows, ...rows.toReversed()]) {
      const before = shelf.events.size;
      await ingestReport(corpusPath(`reports/${row.file}`), shelf);
      added = shelf.events.size - before;
    }
    expect(added).toBe(0);
  }, 60_000);
});

describeCorpus('hostile reports', 'reports/hostile', () => {
  const files = readdirSync(corpusPath('reports/hostile'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`);

  it.each(files)('%s ends in a problem or a right partial result', async (path) => {
    const shelf = new Shelf();
    const { problems, tests, findings, format } = await ingestReport(path, shelf);
    expect(problems.length > 0 || tests + findings > 0 || format === 'sarif').toBe(true);
    const stored = JSON.stringify([...shelf.events.values()]);
    expect(stored).not.toContain('root:x:0');
    expect(stored).not.toContain(String.raw`\u001b`);
  });
});
