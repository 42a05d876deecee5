import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printRows, type BenchRow } from './bench-row.ts';
import { peakOf, TELL_COST } from './tell-cost.ts';

const bin = fileURLToPath(new URL('../apps/feedback/bin/feedback.js', import.meta.url));
const MAX_SECONDS = 1;
const MAX_MB = 300;
/** The codes with which `collect` ends when it knows what happened: read, or partly read. */
const KNOWN = new Set([0, 3]);

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

interface Read {
  readonly path: string;
  readonly code: number | null;
  readonly seconds: number;
  readonly memory: number;
}

const read = (path: string, cwd: string): Read => {
  const started = performance.now();
  const args = [...TELL_COST, bin, 'collect', '--json', '--store', 'memory:', path];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', timeout: 60_000 });
  return { path, code: status, seconds: (performance.now() - started) / 1_000, memory: peakOf(stderr) };
};

/** Each file of a folder through `feedback collect` as a process of its own: none may break it, take long or take much. */
export const hostileBench = (folder: string): readonly BenchRow[] => {
  const cwd = mkdtempSync(join(tmpdir(), 'feedback-bench-'));
  try {
    const start = Math.min(...[1, 2, 3].map(() => read(join(cwd, 'missing'), cwd).seconds));
    const reads = filesBelow(folder).map((path) => read(path, cwd));
    const broken = reads.filter(({ code }) => code === null || !KNOWN.has(code));
    const slowest = reads.toSorted((a, b) => b.seconds - a.seconds)[0];
    const largest = reads.toSorted((a, b) => b.memory - a.memory)[0];
    const seconds = (slowest?.seconds ?? 0) - start;
    const memory = largest?.memory ?? 0;
    return [
      { name: 'hostile files', figure: reads.length, unit: '' },
      {
        name: `broke the command: ${broken.map(({ path }) => path).join(' ')}`,
        figure: broken.length,
        unit: '',
        bar: '0',
        ok: broken.length === 0,
      },
      {
        name: `slowest without the start of the command, ${slowest?.path ?? ''}`,
        figure: seconds,
        unit: 's',
        bar: `≤ ${MAX_SECONDS}`,
        ok: seconds <= MAX_SECONDS,
      },
      {
        name: `most memory, ${largest?.path ?? ''}`,
        figure: memory,
        unit: 'MB',
        bar: `≤ ${MAX_MB}`,
        ok: memory <= MAX_MB,
      },
    ];
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
};

// Run as `node bench/hostile.ts FOLDER`.
const [, , folder] = process.argv;
if (import.meta.main && folder !== undefined) printRows(hostileBench(folder));
