import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { eventId, type Event } from '@feedback/schema';
import { openStore } from '@feedback/store';
import { printRows, type BenchRow } from './bench-row.ts';

const EVENTS = 100_000;
const BATCH = 1_000;
const BAR = 50_000;

/** `said` numbers what it says: each different text is kept once, beside the event. */
const aFailure = (index: number, said: number): Event => ({
  kind: 'test_failure',
  event_id: eventId('bench', [String(index)]),
  timestamp: new Date(Date.UTC(2026, 0, 1) + index * 1_000).toISOString(),
  source: { tool: 'junit', format: 'junit-xml', path: 'reports/junit.xml', run_id: `r_${index % 100}` },
  pattern: `pattern_${index % 40}`,
  test_name: `checkout keeps item ${said}`,
  failure_reason: `AssertionError: expected ${said} to be ${said + 1}`,
  file_path: `src/checkout/item-${said % 500}.test.ts`,
  line: 1 + (index % 300),
});

const batchesOf = (wordings: number): readonly (readonly Event[])[] =>
  Array.from({ length: EVENTS / BATCH }, (_, batch) =>
    Array.from({ length: BATCH }, (_, at) => aFailure(batch * BATCH + at, (batch * BATCH + at) % wordings)),
  );

/** What is said: by each event something else, which costs most, and as often as a team mostly repeats itself. */
const UNLIKE = batchesOf(EVENTS);
const REPEATED = batchesOf(5_000);

const secondsOf = async (work: () => Promise<void>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
};

const throughStore = async (location: string, batches: readonly (readonly Event[])[]): Promise<number> => {
  const store = await openStore(location);
  const seconds = await secondsOf(async () => {
    for (const batch of batches) await store.append(batch);
  });
  await store.close();
  return seconds;
};

/** The least that keeps the same rows: an id and the event's JSON, with the same durability and batches. */
const bare = async (location: string): Promise<number> => {
  const database = new DatabaseSync(location);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec('CREATE TABLE events (event_id TEXT PRIMARY KEY, body TEXT NOT NULL)');
  const insert = database.prepare('INSERT OR IGNORE INTO events VALUES (?, ?)');
  const seconds = await secondsOf(async () => {
    for (const batch of UNLIKE) {
      database.exec('BEGIN IMMEDIATE');
      for (const event of batch) insert.run(event.event_id, JSON.stringify(event));
      database.exec('COMMIT');
    }
  });
  database.close();
  return seconds;
};

/** 100,000 events into a new SQLite file in batches of 1,000, against a bare insert in the same run. */
export const storeBench = async (): Promise<BenchRow[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'feedback-bench-'));
  try {
    // One round each to warm up, then the better of two, taken in turn.
    const ours: number[] = [];
    const theirs: number[] = [];
    const repeated: number[] = [];
    for (const round of [0, 1, 2]) {
      theirs.push(await bare(join(folder, `bare-${round}.db`)));
      ours.push(await throughStore(join(folder, `store-${round}.db`), UNLIKE));
      repeated.push(await throughStore(join(folder, `repeated-${round}.db`), REPEATED));
    }
    const [seconds, bareSeconds] = [Math.min(...ours.slice(1)), Math.min(...theirs.slice(1))];
    const perSecond = Math.round(EVENTS / seconds);
    return [
      {
        name: '100,000 events into SQLite, each with a wording of its own',
        figure: perSecond,
        unit: 'events/s',
        bar: `≥ ${BAR.toLocaleString('en')}`,
        ok: perSecond >= BAR,
      },
      {
        name: '100,000 events of 5,000 wordings into SQLite',
        figure: Math.round(EVENTS / Math.min(...repeated.slice(1))),
        unit: 'events/s',
      },
      {
        name: '100,000 events into SQLite, bare insert of id and JSON',
        figure: Math.round(EVENTS / bareSeconds),
        unit: 'events/s',
      },
      { name: 'store ÷ bare insert', figure: Number((seconds / bareSeconds).toFixed(2)), unit: '× the time' },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

if (import.meta.main) printRows(await storeBench());
