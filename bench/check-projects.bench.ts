import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchRow } from './bench-row.ts';
import { peakOf, TELL_COST } from './tell-cost.ts';

const bin = fileURLToPath(new URL('../apps/feedback/bin/feedback.js', import.meta.url));
const ROUNDS = 9;
const FOLDERS = 50;

const check = (project: string, ...flags: readonly string[]) =>
  spawnSync(process.execPath, [...flags, bin, '-C', project, 'check', '--json', '-q'], {
    // As a hook, an editor and CI read it.
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1e9,
  });

/** Functions of which each has one mistake that a built-in pattern finds, or none. */
const functions = (count: number, isMistaken: boolean): string =>
  Array.from(
    { length: count },
    (_, index) =>
      `def f${index}(x):\n    try:\n        return go(x, ${index})\n    except${isMistaken ? '' : ' KeyError'}:\n        return None\n\n\n`,
  ).join('');

const writeProject = (project: string, files: number, text: string): readonly string[] => {
  rmSync(project, { recursive: true, force: true });
  mkdirSync(join(project, '.feedback'), { recursive: true });
  return Array.from({ length: files }, (_, index) => {
    const folder = join(project, `p${index % FOLDERS}`);
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `m${index}.py`);
    writeFileSync(path, text);
    return path;
  });
};

/** How long a check takes, from the start of the process to its end, when one file of 1,000 has changed. */
const recheck = (project: string): BenchRow => {
  const [first = ''] = writeProject(project, 1_000, functions(25, false));
  check(project);
  check(project);
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    appendFileSync(first, `# ${round}\n`);
    const started = performance.now();
    check(project);
    return performance.now() - started;
  }).toSorted((a, b) => a - b);
  const figure = times[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  const name = `one file of 1,000 changed (least ${times[0]?.toFixed(0)} ms)`;
  return { name, figure, unit: 'ms', bar: '≤ 100', ok: figure <= 100 };
};

/** The most memory that a check takes for so many findings, and for twice as many. */
const findingsInMemory = (project: string): readonly BenchRow[] => {
  const [once = Number.NaN, twice = Number.NaN] = [100_000, 200_000].map((findings) => {
    writeProject(project, findings / 100, functions(100, true));
    return peakOf(check(project, ...TELL_COST).stderr);
  });
  return [
    { name: '100,000 findings, peak', figure: once, unit: 'MB' },
    {
      name: '200,000 findings ÷ 100,000, peak',
      figure: twice / once,
      unit: '×',
      bar: '≤ 1.1',
      ok: twice / once <= 1.1,
    },
  ];
};

/** A check of a project as a whole process: how long with one file changed of 1,000, and how much memory findings take. */
export const checkProjectsBench = (): readonly BenchRow[] => {
  const root = mkdtempSync(join(tmpdir(), 'feedback-bench-'));
  try {
    return [recheck(join(root, 'thousand')), ...findingsInMemory(join(root, 'many'))];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};
