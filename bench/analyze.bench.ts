import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { analyze, ASSIGNMENT_VERSION } from '@feedback/analyzer';
import { builtinPatterns } from '@feedback/patterns';
import { MISTAKE_KINDS, withStats } from '@feedback/schema';
import { openStore } from '@feedback/store';
import { printRows, type BenchRow } from './bench-row.ts';
import { fillStore } from './mistake-history.ts';
import { peakOf, TELL_PEAK } from './tell-peak.ts';

const EVENTS = 1_000_000;
const RATIO = 5;
const MEGABYTES = 300;
const self = fileURLToPath(import.meta.url);

/** The numbers of an analysis as one would ask a database for them: by kind, pattern, day, file, and pattern and run. */
const AGGREGATES = [
  'SELECT kind, count(*) FROM events GROUP BY kind',
  `SELECT pattern, count(*), sum(count), max(severity), min(timestamp), max(timestamp) FROM events
   WHERE flaky = 0 AND kind IN (${MISTAKE_KINDS.map((kind) => `'${kind}'`).join()}) GROUP BY pattern`,
  'SELECT substr(timestamp, 1, 10) AS day, pattern, count(*), sum(count) FROM events WHERE flaky = 0 GROUP BY day, pattern',
  'SELECT path, sum(count) AS often FROM events WHERE flaky = 0 GROUP BY path ORDER BY often DESC LIMIT 10',
  'SELECT pattern, run_id, min(timestamp), sum(count) FROM events WHERE flaky = 0 GROUP BY pattern, run_id',
];

const clock = (): Date => new Date('2026-01-31T12:00:00.000Z');

const seconds = (start: number): number => (performance.now() - start) / 1_000;

/** What a child process does with the database, and tells in seconds. */
const TASKS: Readonly<Record<string, (location: string) => Promise<number>>> = {
  aggregates: async (location) => {
    const database = new DatabaseSync(location);
    const start = performance.now();
    for (const query of AGGREGATES) database.prepare(query).all();
    const took = seconds(start);
    database.close();
    return took;
  },
  analyze: async (location) => {
    const store = await openStore(location);
    const patterns = builtinPatterns.map((lesson) =>
      withStats({ ...lesson, active_since: '2025-09-01T00:00:00.000Z' }),
    );
    const start = performance.now();
    const { analysis, assignments, episodes, stats, signatures } = await analyze(store, { clock, patterns });
    process.stderr.write(
      `${analysis.ranked.length} patterns, ${analysis.new_patterns.length} new, ${analysis.unassigned} unassigned, ${signatures.given.size} wordings read anew, ${episodes.length} episodes, ${assignments.length} assignments, ${seconds(start).toFixed(1)} s before writing\n`,
    );
    if (signatures.given.size > 0) await store.keepSignatures(signatures.state, signatures.given);
    await store.replaceAssignments(assignments, ASSIGNMENT_VERSION);
    await store.replaceEpisodes(episodes);
    await store.replaceStats(stats);
    const took = seconds(start);
    await store.close();
    return took;
  },
};

/** Runs a task in a process of its own; its time and the most memory that it had, in MB. */
const measure = (task: string, location: string): { readonly took: number; readonly peak: number } => {
  const args = ['--conditions=@feedback/source', '--import', TELL_PEAK, self, task, location];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (process.env['VERBOSE'] !== undefined) process.stderr.write(stderr);
  return { took: Number(stdout), peak: Math.round(peakOf(stderr)) };
};

const row = (name: string, figure: number, unit: string, most?: number): BenchRow =>
  most === undefined ? { name, figure, unit } : { name, figure, unit, bar: `≤ ${most}`, ok: figure <= most };

/** A million events in SQLite: an analysis that reads all of it for the first time, and one after that, against bare SQL. */
export const analyzeBench = async (): Promise<BenchRow[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'feedback-bench-'));
  try {
    const location = join(folder, 'feedback.db');
    await fillStore(location, EVENTS);
    const before = measure('aggregates', location).took;
    const first = measure('analyze', location);
    const again = measure('analyze', location);
    const bare = Math.min(before, measure('aggregates', location).took);
    const ratio = (took: number): number => Number((took / bare).toFixed(2));
    return [
      row('1,000,000 events: bare SQL aggregates', Number(bare.toFixed(1)), 's'),
      row('1,000,000 events: size of the database', Math.round((await stat(location)).size / 1e6), 'MB'),
      row('1,000,000 events: first analysis ÷ bare SQL', ratio(first.took), '× the time', RATIO),
      row('1,000,000 events: first analysis', first.peak, 'MB RSS', MEGABYTES),
      row('1,000,000 events: analysis again ÷ bare SQL', ratio(again.took), '× the time', RATIO),
      row('1,000,000 events: analysis again', again.peak, 'MB RSS', MEGABYTES),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

if (import.meta.main) {
  const [task, location] = process.argv.slice(2);
  const work = TASKS[task ?? ''];
  if (work === undefined || location === undefined) printRows(await analyzeBench());
  else process.stdout.write(String(await work(location)));
}
