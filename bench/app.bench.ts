import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchRow } from './bench-row.ts';

const bin = fileURLToPath(new URL('../apps/feedback/bin/feedback.js', import.meta.url));
const ROUNDS = 15;

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const timed = (args: readonly string[]): number => {
  const started = performance.now();
  spawnSync(process.execPath, args, { stdio: 'ignore' });
  return performance.now() - started;
};

/** The time until a pseudo-terminal (of util-linux `script`) shows the app's tabs, in milliseconds. */
const firstFrame = async (folder: string): Promise<number> => {
  const started = performance.now();
  let shown = Number.NaN;
  const app = spawn('script', ['-qec', `${process.execPath} ${bin} -C ${folder} ui`, '/dev/null'], {
    env: { ...process.env, CI: '', TERM: 'xterm-256color' },
    timeout: 10_000,
  });
  app.stdout.on('data', (chunk: Buffer) => {
    if (Number.isNaN(shown) && chunk.toString().includes('Overview')) shown = performance.now() - started;
    // Once the data is there, it listens to keys.
    if (chunk.toString().includes('collect')) app.stdin.write('q');
  });
  await once(app, 'exit');
  return shown;
};

/** Start-up, as ratios to a bare Node in alternation, so that a noisy machine disturbs both alike. */
export const appBench = async (): Promise<readonly BenchRow[]> => {
  const bare: number[] = [];
  const version: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(timed(['-e', '0']));
    version.push(timed([bin, '--version']));
  }
  const folder = mkdtempSync(join(tmpdir(), 'feedback-bench-'));
  const frames: number[] = [];
  for (let round = 0; round < ROUNDS; round++) frames.push(await firstFrame(folder));
  rmSync(folder, { recursive: true, force: true });
  const ratio = median(version) / median(bare);
  const frame = median(frames);
  return [
    { name: 'node -e 0', figure: median(bare), unit: 'ms' },
    { name: 'feedback --version ÷ node -e 0', figure: ratio, unit: '×', bar: '≤ 2', ok: ratio <= 2 },
    { name: 'first frame of the app', figure: frame, unit: 'ms', bar: '≤ 250', ok: frame <= 250 },
    { name: 'first frame ÷ node -e 0', figure: frame / median(bare), unit: '×' },
  ];
};
