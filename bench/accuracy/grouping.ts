/**
 * How well log lines and failures are grouped, against the truth beside the corpus, with the scorer that is kept there. One
 * configuration for everything. Needs `python3`.
 *
 *     node --conditions=@feedback/source bench/accuracy/grouping.ts
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FailureGrouper, SignatureMiner, type Failure } from '@feedback/analyzer';
import { printRows, type BenchRow } from '../bench-row.ts';

const root = new URL('../../', import.meta.url).pathname;
const corpus = process.env['FEEDBACK_CORPUS'] ?? join(root, '../shared/corpus');
const errors = join(corpus, 'errors');
const logs = join(errors, 'loghub2k');
const scorer = join(corpus, '../tools/score-grouping.py');

/** Grouping accuracy by line and by group, and pairwise F1. */
interface Score {
  readonly GA: number;
  readonly FGA: number;
  readonly pair_F1: number;
}

const FAILURES = [
  {
    name: 'Node.js CI, track B',
    input: 'nodeci/input_trackB.jsonl',
    truth: 'nodeci/truth_trackB.csv',
    f1: 0.85,
    fga: 0.55,
  },
  { name: 'Defects4J', input: 'd4j/input.jsonl', truth: 'd4j/truth.csv', f1: 0.55, fga: 0.5 },
] as const;

const readLines = <Line>(path: string): Line[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

const score = (groups: readonly (readonly [id: string, group: string])[], truth: string): Score => {
  const folder = mkdtempSync(join(tmpdir(), 'feedback-grouping-'));
  try {
    const path = join(folder, 'predicted.csv');
    writeFileSync(path, ['LineId,Cluster', ...groups.map((pair) => pair.join(','))].join('\n'));
    return JSON.parse(
      execFileSync('python3', [scorer, path, truth, '--json'], { encoding: 'utf8' }),
    ) as Score;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const mineLog = (system: string): Score => {
  const lines = readLines<{ LineId: number; Content: string }>(join(logs, `${system}.lines.jsonl`));
  const miner = new SignatureMiner();
  const ids = lines.map(({ LineId, Content }) => [String(LineId), miner.add(Content).id] as const);
  return score(
    ids.map(([line, id]) => [line, miner.resolve(id)]),
    join(logs, `${system}.truth_corrected.csv`),
  );
};

const groupFailures = (input: string, truth: string): Score => {
  const grouper = new FailureGrouper();
  const failures = readLines<Failure & { readonly id: string }>(join(errors, input));
  const ids = failures.map((failure) => [failure.id, grouper.add(failure).id] as const);
  return score(
    ids.map(([line, id]) => [line, grouper.resolve(id)]),
    join(errors, truth),
  );
};

const row = (name: string, figure: number, bar?: number): BenchRow => ({
  name,
  figure: Number(figure.toFixed(3)),
  unit: '',
  ...(bar === undefined ? {} : { bar: `≥ ${bar}`, ok: figure >= bar }),
});

const mean = (figures: readonly number[]): number =>
  figures.reduce((sum, figure) => sum + figure, 0) / figures.length;

const logRows = (): BenchRow[] => {
  const systems = readdirSync(logs)
    .filter((file) => file.endsWith('.lines.jsonl'))
    .map((file) => file.replace('.lines.jsonl', ''));
  const scores = systems.map((system) => ({ system, figures: mineLog(system) }));
  return [
    ...scores.flatMap(({ system, figures }) => [
      row(`${system} GA`, figures.GA),
      row(`${system} FGA`, figures.FGA),
    ]),
    row('log lines, mean GA', mean(scores.map(({ figures }) => figures.GA)), 0.9),
    row('log lines, mean FGA', mean(scores.map(({ figures }) => figures.FGA)), 0.93),
  ];
};

const failureRows = (): BenchRow[] =>
  FAILURES.flatMap(({ name, input, truth, f1, fga }) => {
    const { FGA, pair_F1 } = groupFailures(input, truth);
    return [row(`${name}, pairwise F1`, pair_F1, f1), row(`${name}, FGA`, FGA, fga)];
  });

if (!existsSync(errors) || !existsSync(scorer))
  process.stderr.write(`SKIPPED: ${errors} or ${scorer} is absent; nothing was measured\n`);
else printRows([...logRows(), ...failureRows()]);
