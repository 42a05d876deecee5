import { jsonBenchmarkReader } from '../benchmark/json-benchmark-reader.ts';
import { jsonDialectOf, jsonDialects } from '../benchmark/json-dialects.ts';

/** What benchmarks write as JSON: Google Benchmark, JMH, BenchmarkDotNet, github-action-benchmark's own shape and its history. */
export const benchmarkJson = jsonBenchmarkReader({
  name: 'benchmark-json',
  description: 'benchmarks of Google Benchmark, JMH, BenchmarkDotNet and github-action-benchmark',
  detect: (head) => jsonDialectOf(head) !== undefined,
  // The whole value is asked again: `--format` may name a file whose beginning tells nothing.
  runs: (value, path) =>
    jsonDialects
      .map(({ runs }) => runs(value, path))
      .find((runs) => runs.some(({ measured }) => measured.length > 0)) ?? [],
});
