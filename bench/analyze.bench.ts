import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { MISTAKE_KINDS } from '@feedback/schema';
import { printRows, type BenchRow } from './bench-row.ts';
import { peakOf, processorTimeOf, TELL_COST } from './tell-cost.ts';
import { fillStore } from './mistake-history.ts';

const EVENTS = 1_000_000;
const RATIO = 5;
const MEGABYTES = 300;

const bin = fileURLToPath(new URL('../apps/feedback/bin/feedback.js', import.meta.url));
const built = fileURLToPath(new URL('../apps/feedback/dist', import.meta.url));
const script = fileURLToPath(import.meta.url);

const mistakes = `flaky = 0 AND kind IN (${MISTAKE_KINDS.map((kind) => `'${kind}'`).join()})`;

/** The numbers of an analysis as one would ask a database for them: by kind, pattern, day, file, and pattern and run. */
const AGGREGATES: readonly string[] = [
  'SELECT kind, count(*) FROM events GROUP BY kind',
  `SELECT pattern, count(*), sum(count), max(severity), min(timestamp), max(timestamp) FROM events WHERE ${mistakes} GROUP BY 1`,
  `SELECT substr(timestamp, 1, 10), pattern, count(*), sum(count) FROM events WHERE ${mistakes} GROUP BY 1, 2`,
  `SELECT path, sum(count) AS often FROM events WHERE ${mistakes} GROUP BY 1 ORDER BY often DESC LIMIT 10`,
  `SELECT pattern, run_id, min(timestamp), sum(count) FROM events WHERE ${mistakes} GROUP BY 1, 2`,
];

interface Cost {
  /** Of processor: what else the machine does at the time plays less of a part than in time on the clock. */
  readonly seconds: number;
  readonly megabytes: number;
}

/** What a process cost; throws when it failed. */
const costOf = (args: readonly string[], cwd: string): Cost => {
  const { status, stderr } = spawnSync(process.execPath, [...TELL_COST, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return { seconds: processorTimeOf(stderr), megabytes: Math.round(peakOf(stderr)) };
};

const round = (figure: number): number => Math.round(figure * 100) / 100;

const rows = (name: string, { seconds, megabytes }: Cost, bare: Cost): BenchRow[] => {
  const ratio = round(seconds / bare.seconds);
  return [
    { name: `${name} ÷ bare SQL`, figure: ratio, unit: '× the time', bar: `≤ ${RATIO}`, ok: ratio <= RATIO },
    { name, figure: megabytes, unit: 'MB RSS', bar: `≤ ${MEGABYTES}`, ok: megabytes <= MEGABYTES },
  ];
};

/** What somebody may paste: a mistake of which there are many, and one that nobody has met. */
const ASKED: Readonly<Record<string, string>> = {
  'why, seen 50,000 times': 'connect ECONNREFUSED 10.0.3.17:5432 for refund\n',
  'why, never seen': 'nothing of the kind was ever seen here before\n',
};

const whyRows = async (location: string, folder: string, bare: Cost): Promise<BenchRow[]> => {
  const found: BenchRow[] = [];
  for (const [name, text] of Object.entries(ASKED)) {
    const file = join(folder, 'failure.txt');
    await writeFile(file, text);
    const { seconds, megabytes } = costOf([bin, 'why', file, '--json', '--store', location], folder);
    found.push({ name: `${name} ÷ bare SQL`, figure: round(seconds / bare.seconds), unit: '× the time' });
    found.push({ name, figure: megabytes, unit: 'MB RSS' });
  }
  return found;
};

/**
 * `feedback analyze` over a million events in SQLite, as a whole process that also writes: the first time, when it reads all
 * wordings, and again, and `feedback why` then; against bare SQL aggregates over the same rows, in seconds of processor.
 */
export const analyzeBench = async (): Promise<BenchRow[]> => {
  if (!existsSync(built)) return [];
  const folder = await mkdtemp(join(tmpdir(), 'feedback-bench-'));
  try {
    const location = join(folder, 'feedback.db');
    await fillStore(location, EVENTS);
    const aggregates = (): Cost =>
      costOf(['--conditions=@feedback/source', script, '--bare', location], folder);
    const analyze = (): Cost => costOf([bin, 'analyze', '--json', '--store', location], folder);
    const before = aggregates();
    const [first, again] = [analyze(), analyze()];
    const after = aggregates();
    const bare = before.seconds < after.seconds ? before : after;
    return [
      {
        name: '1,000,000 events in SQLite',
        figure: Math.round((await stat(location)).size / 1e6),
        unit: 'MB',
      },
      { name: 'bare SQL aggregates', figure: round(bare.seconds), unit: 's of processor' },
      ...rows('first analysis', first, bare),
      ...rows('analysis again', again, bare),
      ...(await whyRows(location, folder, bare)),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const askBare = (location: string): void => {
  const database = new DatabaseSync(location);
  for (const query of AGGREGATES) database.prepare(query).all();
  database.close();
};

// Run as `node bench/analyze.bench.ts` after a build; `--bare DATABASE` is the process it is compared with.
if (import.meta.main) {
  const [word, location] = process.argv.slice(2);
  if (word === '--bare' && location !== undefined) askBare(location);
  else printRows(await analyzeBench());
}
