import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PatternManager } from '@feedback/patterns';
import { createMatcher } from '@feedback/rules';
import { astGrepForm } from './ast-grep-form.ts';
import type { BenchRow } from './bench-row.ts';
import { namesBench } from './check-names.ts';
import { aPattern, checkRules, ownRules } from './check-rules.ts';

const bin = fileURLToPath(new URL('../apps/feedback/bin/feedback.js', import.meta.url));
const ROUNDS = 5;
const BYTES = 5_000_000;

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** A median with the least and the most. */
const spread = (numbers: readonly number[]): string =>
  `${Math.min(...numbers).toFixed(2)}–${Math.max(...numbers).toFixed(2)}`;

/** Copies about 5 MB of the standard library of this machine's Python; `undefined` without one. */
const copyPython = (folder: string): readonly string[] | undefined => {
  const found = spawnSync('python3', ['-c', 'import os; print(os.path.dirname(os.__file__))'], {
    encoding: 'utf8',
  });
  if (found.status !== 0) return undefined;
  const library = found.stdout.trim();
  const files: string[] = [];
  let bytes = 0;
  for (const name of readdirSync(library, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (!name.endsWith('.py') || /site-packages|(^|\/)(idle_?)?test/.test(name)) continue;
    const { size } = statSync(join(library, name));
    if (bytes + size > BYTES) continue;
    bytes += size;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(library, name), join(folder, name));
    files.push(join(folder, name));
  }
  return files;
};

const timed = (work: () => unknown): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};

/** `feedback check` and, where `AST_GREP` names it, ast-grep with the same rules, in turn. */
const commands = (project: string) => {
  const astGrep = process.env['AST_GREP'];
  const rules = join(project, '..', 'rules.yml');
  const yaml = checkRules.map(astGrepForm);
  writeFileSync(rules, yaml.join('\n---\n'));
  return {
    check: () =>
      spawnSync(process.execPath, [bin, '-C', project, 'check', '--json', '-q'], { stdio: 'ignore' }),
    astGrep:
      astGrep === undefined
        ? undefined
        : () =>
            execFileSync(astGrep, ['scan', '-r', rules, '--json=stream', project], {
              stdio: ['ignore', 'ignore', 'inherit'],
            }),
  };
};

const astGrepVersion = (): string =>
  execFileSync(process.env['AST_GREP'] ?? '', ['--version'], { encoding: 'utf8' })
    .trim()
    .split(' ')
    .at(-1) ?? '';

const writeLibrary = async (project: string): Promise<void> => {
  const library = new PatternManager(join(project, '.feedback', 'patterns.json'), {
    clock: () => new Date(0),
  });
  for (const pattern of ownRules) library.createPattern(pattern);
  await library.savePatterns();
};

/** Whole processes: cold, after a change, and beside ast-grep. */
const processRows = (project: string, files: readonly string[]): readonly BenchRow[] => {
  const [cold, warm, other]: [number[], number[], number[]] = [[], [], []];
  const { check, astGrep } = commands(project);
  for (let round = 0; round < ROUNDS; round++) {
    rmSync(join(project, '.feedback', 'cache'), { recursive: true, force: true });
    cold.push(timed(check));
    const [first] = files;
    if (first !== undefined) appendFileSync(first, `# ${round}\n`);
    warm.push(timed(check));
    if (astGrep) other.push(timed(astGrep));
  }
  const rows: BenchRow[] = [
    { name: 'feedback check of 5 MB, 50 rules, cold', figure: median(cold), unit: 'ms' },
    { name: 'the same after one file changed ÷ cold', figure: median(warm) / median(cold), unit: '×' },
  ];
  if (astGrep === undefined) return rows;
  // Pair by pair: the machine may be slower for a while.
  const ratios = cold.map((time, round) => time / (other[round] ?? Number.NaN));
  const ratio = median(ratios);
  const name = `feedback check ÷ ast-grep ${astGrepVersion()} (${spread(ratios)})`;
  return [...rows, { name, figure: ratio, unit: '×', bar: '≤ 1.5', ok: ratio <= 1.5 }];
};

/** One text at a time, in this process. */
const matcherRows = (files: readonly string[]): readonly BenchRow[] => {
  const sources = files.map((path) => ({
    path,
    language: 'python' as const,
    code: readFileSync(path, 'latin1'),
  }));
  const all = createMatcher(checkRules);
  const none = createMatcher([
    aPattern('nothing', { kind: 'ERROR', regex: '^nothing at all$', has: { kind: 'ERROR' } }),
  ]);
  const [fifty, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(
      timed(() =>
        sources.map((source) => none.check({ ...source, code: `${source.code}\n# nothing at all` })),
      ),
    );
    fifty.push(timed(() => sources.map((source) => all.check(source))));
  }
  return [
    { name: '50 rules over 5 MB of Python ÷ parsing it', figure: median(fifty) / median(bare), unit: '×' },
    namesBench(sources),
  ];
};

/**
 * How long a check takes beside bare parsing and, where `AST_GREP` names its binary, beside ast-grep with the same rules; nothing
 * without Python.
 */
export const checkBench = async (): Promise<readonly BenchRow[]> => {
  const root = mkdtempSync(join(tmpdir(), 'feedback-bench-'));
  try {
    const project = join(root, 'project');
    mkdirSync(join(project, '.feedback'), { recursive: true });
    const files = copyPython(project);
    if (files === undefined) return [];
    await writeLibrary(project);
    // Processes first: to start one takes 40 ms longer for each GB that the starting one has, and checking here leaves nearly 3.
    return [...processRows(project, files), ...matcherRows(files)];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};
