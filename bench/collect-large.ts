import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SaxesParser } from 'saxes';
import { printRows, type BenchRow } from './bench-row.ts';
import { writeJunitFile } from './junit-file.ts';
import { peakOf, TELL_COST } from './tell-cost.ts';

const bin = fileURLToPath(new URL('../apps/feedback/bin/feedback.js', import.meta.url));
const script = fileURLToPath(import.meta.url);

const CASES = 400_000;
const FAILING = 10;
const MAX_RATIO = 4;
const MAX_MB = 250;
/** Taken in turn; the fastest of each counts: what the work costs, not what else the machine does. */
const ROUNDS = 3;

interface Ended {
  readonly seconds: number;
  readonly stdout: string;
  readonly stderr: string;
}

const run = (command: string, args: readonly string[], cwd: string): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1_000, stdout, stderr });
      else reject(new Error(`${command} ended with ${code}: ${stderr}`));
    });
  });

/** A bare pass: the parser with the handlers that any reader needs, which do nothing. */
const bare = async (path: string): Promise<void> => {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let elements = 0;
  parser.on('opentag', () => void elements++);
  parser.on('text', () => undefined);
  parser.on('cdata', () => undefined);
  parser.on('closetag', () => undefined);
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) parser.write(chunk as string);
  parser.close();
  if (elements === 0) throw new Error('nothing was parsed');
};

/** A large JUnit file through `feedback collect` into SQLite, against a bare pass of saxes, each a whole process. */
export const collectLargeBench = async (cases = CASES): Promise<readonly BenchRow[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'feedback-bench-'));
  const path = join(folder, 'junit.xml');
  try {
    await writeJunitFile(path, { cases, failing: FAILING });
    const { size } = await stat(path);
    const ours: Ended[] = [];
    const theirs: Ended[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      theirs.push(
        await run(process.execPath, ['--conditions=@feedback/source', script, '--bare', path], folder),
      );
      const words = ['collect', '--json', '--store', `${round}.db`, path];
      ours.push(await run(process.execPath, [...TELL_COST, bin, ...words], folder));
    }
    const fastest = (all: readonly Ended[]): number => Math.min(...all.map(({ seconds }) => seconds));
    const ratio = fastest(ours) / fastest(theirs);
    const memory = Math.max(...ours.map(({ stderr }) => peakOf(stderr)));
    const { totals } = JSON.parse(ours[0]?.stdout ?? '{}') as { totals?: { events_new: number } };
    const events = totals?.events_new ?? 0;
    return [
      { name: 'size of the report', figure: size / 1e6, unit: 'MB' },
      { name: 'bare saxes pass', figure: fastest(theirs), unit: 's' },
      { name: 'feedback collect', figure: fastest(ours), unit: 's' },
      {
        name: 'collect ÷ bare pass',
        figure: ratio,
        unit: '×',
        bar: `≤ ${MAX_RATIO}`,
        ok: ratio <= MAX_RATIO,
      },
      {
        name: 'events stored',
        figure: events,
        unit: '',
        bar: `${cases / FAILING}`,
        ok: events === cases / FAILING,
      },
      { name: 'peak RSS', figure: memory, unit: 'MB', bar: `≤ ${MAX_MB}`, ok: memory <= MAX_MB },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

// Run as `node bench/collect-large.ts [CASES]`; `--bare PATH` is the process it is compared with.
if (import.meta.main) {
  const [word, path] = process.argv.slice(2);
  if (word === '--bare' && path !== undefined) await bare(path);
  else printRows(await collectLargeBench(word === undefined ? CASES : Number(word)));
}
