import type { Event } from '@feedback/schema';
import { corpusPath, describeCorpus, readCorpus } from '@feedback/testing';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { detectFormat, ingestReport } from '../../src/index.ts';
import { Shelf } from '../report.ts';

interface Row {
  readonly file: string;
  readonly format: string;
  readonly counted?: Readonly<Record<string, number>>;
}

type Expected = (counted: Readonly<Record<string, number>>) => number | undefined;

/** What of a file's own counts is an event of which kind. */
const KINDS: Readonly<Record<string, readonly [Event['kind'], Expected]>> = {
  'hyperfine-json': ['measurement', ({ benchmarks }) => benchmarks],
  'pytest-benchmark-json': ['measurement', ({ benchmarks }) => benchmarks],
  'lighthouse-json': ['performance', ({ failingAudits }) => failingAudits],
  sentry: ['bug', ({ events }) => events],
  'otlp-json': ['bug', ({ exceptionEvents = 0, errorLogs = 0 }) => exceptionEvents + errorLogs],
};

const read = async (file: string, shelf = new Shelf()) => {
  const result = await ingestReport(corpusPath(`reports/${file}`), shelf);
  return { result, events: [...shelf.events.values()] };
};

describeCorpus('production and benchmarks of real tools', 'reports/expected.json', () => {
  const rows = readCorpus<readonly Row[]>('reports/expected.json');

  it.each(rows.filter(({ format }) => format in KINDS))(
    '$file has the events that it counts',
    async (row) => {
      const [kind, expected] = KINDS[row.format] ?? ['bug', () => undefined];
      const { result, events } = await read(row.file);
      expect(result).toMatchObject({ format: row.format, problems: [] });
      expect(events.filter((event) => event.kind === kind)).toHaveLength(expected(row.counted ?? {}) ?? -1);
    },
  );

  it.each(rows.filter(({ format }) => format === 'bench'))('$file has numbers', async ({ file }) => {
    const { result, events } = await read(file);
    expect(result.problems).toEqual([]);
    expect(events.length).toBeGreaterThan(0);
    expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(['measurement']));
  });

  it('are told apart from every other report', () => {
    const others = rows.filter(({ format }) => !(format in KINDS) && format !== 'bench');
    const ours = new Set([...Object.keys(KINDS), 'k6-json', 'benchmark-json', 'benchmark-text', 'log']);
    const taken = others.filter(({ file }) => {
      const head = readFileSync(corpusPath(`reports/${file}`)).subarray(0, 64 * 1024);
      return ours.has(detectFormat(head.toString()) ?? '');
    });
    expect(taken).toEqual([]);
  });

  it('add nothing when they are read again', async () => {
    const shelf = new Shelf();
    const files = rows.filter(({ format }) => format in KINDS || format === 'bench').map(({ file }) => file);
    for (const file of files) await read(file, shelf);
    for (const file of files) expect((await read(file, shelf)).result).toMatchObject({ events_new: 0 });
  });
});
