import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CATEGORIES, type Problem } from '@feedback/schema';
import { nodeFileSystem } from '@feedback/schema/node';
import { aBug, aReview, fixedClock, temporaryFolder } from '@feedback/testing';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/index.ts';
import { all, aRun } from '../records.ts';

/** As the original writes it: times without zone, no extras; and two things that only this team has. */
const ORIGINAL = {
  bugs: [
    {
      pattern: 'bounds_checking',
      error: 'IndexError',
      code: 'items[0]',
      file_path: 'app/basket.py',
      line: 15,
      stack_trace: null,
      timestamp: '2026-01-04T12:00:00.250000',
      count: 3,
      ticket: 'SHOP-7',
    },
  ],
  test_failures: [],
  code_reviews: [],
  performance_metrics: [{ metric_type: 'latency', details: { p95: 1.5 }, timestamp: '2026-01-05T00:00:00' }],
  deployment_issues: [],
  code_generation: [],
  llm_calls: [],
  retrospectives: [{ note: 'kept by the team' }],
};

const aDocument = async (content: unknown): Promise<string> => {
  const path = join(await temporaryFolder(), 'metrics.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const readBack = async (path: string) => JSON.parse(await readFile(path, 'utf8')) as typeof ORIGINAL;

describe("the original's document", () => {
  it('is read as events, as often as it counted them', async () => {
    const store = await openStore(await aDocument(ORIGINAL));
    expect(await store.tally()).toMatchObject([
      { pattern: 'bounds_checking', events: 3, firstSeen: '2026-01-04T12:00:00.250Z' },
      { pattern: null, events: 1 },
    ]);
    await store.close();
  });

  it('keeps its rows, unknown fields and unknown categories as they are when events are added', async () => {
    const path = await aDocument(ORIGINAL);
    const store = await openStore(path);
    await store.append([aBug({ file_path: 'app/basket.py', error: 'IndexError' }), aReview()]);
    await store.close();
    const after = await readBack(path);
    const { bugs, code_reviews: _, ...untouched } = ORIGINAL;
    expect(after).toMatchObject(untouched);
    expect(after.bugs[0]).toEqual(bugs[0]);
    expect(after.bugs).toHaveLength(2);
    expect(Object.keys(after)).toEqual(Object.keys(ORIGINAL));
  });

  it('gets rows that the original can read', async () => {
    const path = await aDocument({});
    const store = await openStore(path);
    await store.append([aBug(), aBug()]);
    await store.close();
    const after = await readBack(path);
    expect(Object.keys(after)).toEqual([...CATEGORIES]);
    expect(after.bugs).toMatchObject([
      {
        pattern: 'bounds_checking',
        error: 'IndexError: list index out of range',
        code: 'first = items[0]',
        file_path: 'app/basket.py',
        line: 15,
        stack_trace: null,
        timestamp: '2026-01-30T00:00:00.000Z',
        count: 2,
      },
    ]);
  });

  it('may go on counting in a file of ours', async () => {
    const path = await aDocument({});
    const store = await openStore(path);
    await store.append([aBug({ event_id: 'e_1' })]);
    const document = await readBack(path);
    document.bugs[0]!.count += 2;
    await writeFile(path, JSON.stringify(document));
    expect(await store.countByKind()).toEqual({ bug: 3 });
    await store.append([aBug({ event_id: 'e_2' })]);
    const ids = (await all(store.events())).map((event) => event.event_id);
    expect(new Set(ids).size).toBe(4);
    const again = await openStore(path);
    expect((await all(again.events())).map((event) => event.event_id)).toEqual(ids);
  });

  it('is not touched when there is nothing new', async () => {
    const path = await aDocument(JSON.stringify(ORIGINAL));
    const store = await openStore(path);
    expect(await store.append(await all(store.events()))).toEqual({ added: 0, known: 4 });
    await store.close();
    expect(await readFile(path, 'utf8')).toBe(JSON.stringify(ORIGINAL));
  });

  it('takes the time of reading for a row that has none', async () => {
    const path = await aDocument({ bugs: [{ pattern: 'p' }] });
    const store = await openStore(path, { clock: fixedClock('2026-02-01T00:00:00.000Z') });
    expect(await store.tally()).toMatchObject([{ firstSeen: '2026-02-01T00:00:00.000Z' }]);
  });

  it('keeps rows that cannot be read, and names them', async () => {
    const problems: Problem[] = [];
    const broken = { prompt: 'p', confidence: 'high', timestamp: '2026-01-05T00:00:00' };
    const path = await aDocument({ bugs: ['a note', null], code_generation: [broken] });
    const store = await openStore(path, { onProblem: (problem) => problems.push(problem) });
    expect(problems).toMatchObject([
      { code: 'INVALID_ROW', path, message: expect.stringContaining('bugs[0]') },
      { code: 'INVALID_ROW', path, message: expect.stringContaining('bugs[1]') },
      { code: 'INVALID_ROW', path, message: expect.stringContaining('code_generation[0]') },
    ]);
    await store.append([aBug()]);
    expect(await readBack(path)).toMatchObject({
      bugs: [{ count: 1 }, 'a note', null],
      code_generation: [broken],
    });
  });

  it('keeps what a later version added to our part of it', async () => {
    const feedback = {
      schema_version: 1,
      runs: [aRun()],
      events: [],
      assignments: [],
      episodes: [],
      stats: [],
      hints: ['new'],
    };
    const path = await aDocument({ feedback });
    const store = await openStore(path);
    await store.addRuns([aRun({ run_id: 'r_2' })]);
    expect(await readBack(path)).toMatchObject({
      feedback: { hints: ['new'], runs: [{ run_id: 'r_1' }, { run_id: 'r_2' }] },
    });
  });

  it('may begin with a byte order mark', async () => {
    const store = await openStore(await aDocument(`\uFEFF${JSON.stringify(ORIGINAL)}`));
    expect(await store.countByKind()).toEqual({ bug: 3, performance: 1 });
  });
});

describe('a document that cannot be used', () => {
  it.each([
    ['{"bugs": [', 'CORRUPT', 'is not JSON'],
    ['[]', 'CORRUPT', 'no metrics document'],
    ['{"feedback": {"schema_version": 1, "runs": 3}}', 'CORRUPT', 'damaged "feedback" part'],
    ['{"feedback": "text"}', 'CORRUPT', 'damaged "feedback" part'],
    ['{"feedback": {"schema_version": 2}}', 'NEWER_SCHEMA', 'has version 2'],
  ])('is reported and left alone: %s', async (text, code, message) => {
    const path = await aDocument(text);
    await expect(openStore(path)).rejects.toMatchObject({
      code,
      location: path,
      message: expect.stringContaining(message),
    });
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it('is left alone when it was damaged after it was opened', async () => {
    const path = await aDocument(ORIGINAL);
    const store = await openStore(path);
    await writeFile(path, '<<<<<<< ours');
    await expect(store.append([aBug()])).rejects.toMatchObject({ code: 'CORRUPT' });
    expect(await readFile(path, 'utf8')).toBe('<<<<<<< ours');
  });

  it('is reported when it is a folder', async () => {
    const folder = join(await temporaryFolder(), 'metrics.json');
    await nodeFileSystem.writeText(join(folder, 'x'), '');
    await expect(openStore(folder)).rejects.toMatchObject({
      code: 'IO',
      message: expect.stringContaining('folder'),
    });
  });

  it.each([
    ['ENOSPC', 'DISK_FULL'],
    ['EROFS', 'READ_ONLY'],
    ['EACCES', 'NO_PERMISSION'],
    ['LOCKED', 'LOCKED'],
    ['EIO', 'IO'],
  ])('keeps nothing of a change that failed with %s', async (errno, code) => {
    const path = await aDocument(ORIGINAL);
    let failing = true;
    const store = await openStore(path, {
      fileSystem: {
        ...nodeFileSystem,
        writeText: (file, text) =>
          failing
            ? Promise.reject(Object.assign(new Error('refused'), { code: errno }))
            : nodeFileSystem.writeText(file, text),
      },
    });
    await expect(store.append([aBug()])).rejects.toMatchObject({ code, location: path });
    expect(await store.countByKind()).toEqual({ bug: 3, performance: 1 });
    failing = false;
    expect(await store.append([aBug()])).toEqual({ added: 1, known: 0 });
  });
});
