import type { Totals } from '@feedback/schema';
import { numberOf } from '../json/json-access.ts';
import { catch2Benchmarks } from './catch2-benchmarks.ts';
import { goBenchmarks } from './go-benchmark.ts';
import type { Measured } from './measured.ts';

/** A tool that prints its numbers as text. */
export interface TextDialect {
  readonly tool: string;
  /** Found in the beginning of its outputs, and of no other tool's. */
  readonly sign: RegExp;
  /** Found in outputs that other readers read better. */
  readonly not?: RegExp;
  readonly read: (lines: readonly string[]) => readonly Measured[];
  /** What a run of it counts beside its numbers. */
  readonly totals?: (measured: readonly Measured[]) => Totals;
}

/** Applies an expression to each line. */
const perLine =
  (pattern: RegExp, measured: (match: RegExpExecArray) => Measured | undefined) =>
  (lines: readonly string[]): readonly Measured[] =>
    lines.flatMap((line) => {
      const match = pattern.exec(line);
      const found = match === null ? undefined : measured(match);
      return found === undefined ? [] : [found];
    });

const CARGO = /^test (\S.*?) +\.\.\. bench: +([\d,.]+) (\w+\/\w+)(?: \(\+\/- ([\d,.]+)\))?/;
const BENCHMARK_JS = /^\s*(\S.*) x ([\d,.]+) ops\/sec ±([\d.]+)% \((\d+) runs? sampled\)/;
const LUAU = /^SUCCESS: (\S.*?)\s*:\s*([\d.]+)(\w+) \+\/-\s*([\d.]+)% on \S/;

/** The tools whose text github-action-benchmark reads, too. */
export const textDialects: readonly TextDialect[] = [
  {
    tool: 'cargo',
    sign: /^test \S.{0,1000} bench: +[\d,.]+ \w+\/iter/m,
    read: perLine(CARGO, ([, name = '', number, unit, range]) => {
      const value = numberOf(number);
      const spread = numberOf(range);
      return value === undefined
        ? undefined
        : { name, value, unit, better: 'lower', extra: spread === undefined ? {} : { range: spread } };
    }),
  },
  {
    tool: 'go',
    sign: /^Benchmark\S{0,1000}[ \t]+\d+[ \t]+[\d.]+[ \t]+\S+\/op/m,
    // With tests beside the benchmarks it is first of all their report.
    not: /^(?:=== RUN|\s*--- (?:PASS|FAIL|SKIP|BENCH)|FAIL\b|panic:)/m,
    read: (lines) => lines.flatMap(goBenchmarks()),
    // `go test` counts a benchmark as a test.
    totals: (measured) => ({
      tests: new Set(measured.map(({ name }) => name)).size,
      failures: 0,
      errors: 0,
      skipped: 0,
    }),
  },
  {
    tool: 'benchmark.js',
    sign: /^.{1,1000} x [\d,.]+ ops\/sec ±[\d.]+% \(\d+ runs? sampled\)/m,
    read: perLine(BENCHMARK_JS, ([, name = '', number, range, runs]) => {
      const value = numberOf(number);
      return value === undefined
        ? undefined
        : {
            name,
            value,
            unit: 'ops/sec',
            better: 'higher',
            extra: { range: `±${range ?? ''}%`, runs: Number(runs) },
          };
    }),
  },
  {
    tool: 'luau',
    sign: /^SUCCESS: \S.{0,1000}\d\w+ \+\/-\s*[\d.]+% on \S/m,
    read: perLine(LUAU, ([, name = '', number, unit, range]) => {
      const value = numberOf(number);
      return value === undefined
        ? undefined
        : { name, value, unit, better: 'lower', extra: { range: `±${range ?? ''}%` } };
    }),
  },
  {
    tool: 'catch2',
    sign: /^benchmark name +samples +iterations +est/m,
    read: catch2Benchmarks,
  },
];
