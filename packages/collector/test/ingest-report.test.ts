import { temporaryFolder } from '@feedback/testing';
import * as fc from 'fast-check';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingestReport } from '../src/index.ts';
import { ingestText, report, Shelf } from './report.ts';

const failing = (name: string, message = 'boom'): string =>
  `<testcase name="${name}" classname="shop"><failure message="${message}">at ${name}</failure></testcase>`;

const suite = (cases: readonly string[], attributes = ''): string =>
  `<testsuite name="s" ${attributes}>${cases.join('')}</testsuite>`;

describe('ingestReport', () => {
  it('answers with the numbers of one input', async () => {
    const text = suite([failing('a'), '<testcase name="b"/>', '<testcase name="c"><skipped/></testcase>']);
    expect(await ingestText(text, new Shelf(), {}, 'build/r.xml')).toEqual({
      path: 'build/r.xml',
      format: 'junit',
      tests: 3,
      failures: 1,
      errors: 0,
      skipped: 1,
      findings: 0,
      events_new: 1,
      events_known: 0,
      redacted: 0,
      problems: [],
    });
  });

  it('stores no secret and counts what it took out', async () => {
    const shelf = new Shelf();
    const text = suite([failing('a', 'no mail to ann@example.com, password=swordfish')]);
    const kinds: string[] = [];
    const result = await ingestText(text, shelf, { onRedacted: (kind) => kinds.push(kind) });
    expect(result).toMatchObject({ redacted: 2, problems: [] });
    expect(kinds).toEqual(['email', 'password']);
    expect([...shelf.events.values()]).toMatchObject([
      { failure_reason: 'no mail to <redacted:email>, password=<redacted:password>' },
    ]);
  });

  it('has no format for what it cannot tell', async () => {
    expect(await ingestText('hello', new Shelf())).toMatchObject({
      format: null,
      problems: [{ code: 'UNKNOWN_FORMAT' }],
    });
  });

  it('stores in batches of four thousand', async () => {
    const shelf = new Shelf();
    await ingestText(suite(Array.from({ length: 10_000 }, (_, index) => failing(`t${index}`))), shelf);
    expect(shelf.batches).toEqual([4_000, 4_000, 2_000]);
  });

  it('stores long texts in smaller batches', async () => {
    const shelf = new Shelf();
    const long = 'x '.repeat(2_000);
    await ingestText(suite(Array.from({ length: 2_500 }, (_, index) => failing(`t${index}`, long))), shelf);
    expect(shelf.batches.length).toBeGreaterThan(2);
    expect(shelf.batches.reduce((sum, size) => sum + size, 0)).toBe(2_500);
  });

  it('keeps what was stored when it is stopped, and says so', async () => {
    const shelf = new Shelf();
    const stop = new AbortController();
    const text = suite(Array.from({ length: 5_000 }, (_, index) => failing(`t${index}`)));
    const result = await ingestReport(report(text, 'r.xml', 1_000), shelf, {
      signal: stop.signal,
      onProgress: ({ bytes }) => bytes > 20_000 && stop.abort(),
    });
    expect(result.problems).toMatchObject([{ code: 'ABORTED' }]);
    expect(result.events_new).toBe(shelf.events.size);
    expect(shelf.events.size).toBeGreaterThan(0);
    expect(shelf.events.size).toBeLessThan(5_000);
    expect(shelf.runs.size).toBe(0);
  });

  it('can be stopped in the middle of a report in which nothing failed', async () => {
    const stop = new AbortController();
    const text = suite(Array.from({ length: 5_000 }, (_, index) => `<testcase name="t${index}"/>`));
    let bytes = 0;
    const result = await ingestReport(report(text, 'r.xml', 1_000), new Shelf(), {
      signal: stop.signal,
      onProgress: (progress) => {
        bytes = progress.bytes;
        stop.abort();
      },
    });
    expect(result.problems).toMatchObject([{ code: 'ABORTED' }]);
    expect(bytes).toBe(1_000);
  });

  it('passes on what the store throws', async () => {
    const append = () => Promise.reject(new Error('disk full'));
    await expect(ingestReport(report(suite([failing('a')])), { append, addRuns: append })).rejects.toThrow(
      'disk full',
    );
  });
});

describe('the same record', () => {
  it.each([
    ['without any identity', ''],
    ['with a time and a host', 'timestamp="2026-01-30T10:00:00" hostname="ci"'],
  ])('adds nothing from the same report %s, nor under another path', async (_, attributes) => {
    const folder = await temporaryFolder();
    const [one, other] = [join(folder, 'one.xml'), join(folder, 'other.xml')];
    await writeFile(one, suite([failing('a'), failing('a')], attributes));
    await copyFile(one, other);
    const shelf = new Shelf();
    const results = [];
    for (const path of [one, one, other]) results.push(await ingestReport(path, shelf));
    expect(results.map(({ events_new, events_known }) => [events_new, events_known])).toEqual([
      [2, 0],
      [0, 2],
      [0, 2],
    ]);
    expect(shelf.runs.size).toBe(1);
  });

  it('is another one in another run', async () => {
    const shelf = new Shelf();
    await ingestText(suite([failing('a')], 'timestamp="2026-01-30T10:00:00"'), shelf);
    await ingestText(suite([failing('a')], 'timestamp="2026-01-31T10:00:00"'), shelf);
    expect([shelf.events.size, shelf.runs.size]).toEqual([2, 2]);
  });

  it('is another one in another run of CI, though the report is the same', async () => {
    const shelf = new Shelf();
    for (const runId of ['1', '2']) await ingestText(suite([failing('a')]), shelf, { runId });
    expect(shelf.events.size).toBe(2);
  });

  it('is not taken for another one by a filler for a time', async () => {
    const shelf = new Shelf();
    for (const other of ['b', 'c'])
      await ingestText(suite([failing('a'), failing(other)], 'timestamp="1970-01-01T00:00:00"'), shelf);
    expect(shelf.events.size).toBe(4);
  });

  it('adds nothing twice from shuffled, overlapping shards of one run', async () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', '__proto__');
    const failure = fc
      .tuple(name, fc.constantFrom('boom', 'bang'))
      .map(([test, message]) => failing(test, message));
    const cases = fc.uniqueArray(failure, { minLength: 1 });
    const shards = cases.chain((all) =>
      fc.tuple(fc.constant(all), fc.array(fc.shuffledSubarray(all), { maxLength: 5 })),
    );
    await fc.assert(
      fc.asyncProperty(shards, fc.boolean(), async ([all, parts], wholeFirst) => {
        const shelf = new Shelf();
        const inputs = wholeFirst ? [all, ...parts] : [...parts, all];
        for (const part of inputs) await ingestText(suite(part), shelf, { runId: 'ci-1' });
        expect(shelf.events.size).toBe(all.length);
        expect(shelf.runs.size).toBe(1);
      }),
      { numRuns: 60 },
    );
  });
});
