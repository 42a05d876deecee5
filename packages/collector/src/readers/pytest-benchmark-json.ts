import { parseTimestamp } from '@feedback/schema';
import { jsonBenchmarkReader } from '../benchmark/json-benchmark-reader.ts';
import type { BenchmarkRun, Measured } from '../benchmark/measured.ts';
import { listOf, numberOf, objectOf, scalars, textOf, type JsonObject } from '../json/json-access.ts';
import { topLevelKeys } from '../json/top-level-keys.ts';

const measuredOf = (benchmark: JsonObject): Measured | undefined => {
  const stats = objectOf(benchmark['stats']);
  const name = textOf(benchmark['fullname']) ?? textOf(benchmark['name']);
  const value = numberOf(stats['median']) ?? numberOf(stats['mean']);
  if (name === undefined || value === undefined) return undefined;
  const extra = scalars(stats, ['mean', 'stddev', 'min', 'max', 'iqr', 'rounds', 'iterations']);
  return { name, value, unit: 's', better: 'lower', extra };
};

const runOf = (report: JsonObject): BenchmarkRun | undefined => {
  const measured = listOf(report['benchmarks'])
    .map((benchmark) => measuredOf(objectOf(benchmark)))
    .filter((found) => found !== undefined);
  if (measured.length === 0 && !Array.isArray(report['benchmarks'])) return undefined;
  const time = parseTimestamp(report['datetime']);
  const commit = objectOf(report['commit_info']);
  return {
    tool: 'pytest-benchmark',
    measured,
    time,
    identity:
      time === undefined ? [] : [time.timestamp, textOf(objectOf(report['machine_info'])['node']) ?? ''],
    commit: textOf(commit['id']),
    branch: textOf(commit['branch']),
  };
};

/** What `pytest --benchmark-json` and `--benchmark-autosave` write; times in seconds, the median of the rounds. */
export const pytestBenchmarkJson = jsonBenchmarkReader({
  name: 'pytest-benchmark-json',
  description: 'pytest-benchmark JSON',
  detect: (head) => {
    const keys = topLevelKeys(head);
    return (
      (keys.get('benchmarks') === '[' && keys.get('machine_info') === '{') ||
      (keys.get('benchmarks') === '[' &&
        /"stats"\s*:\s*\{/.test(head) &&
        /"(?:stddev|rounds)"\s*:/.test(head)) ||
      (keys.get('machine_info') === '{' && keys.has('commit_info'))
    );
  },
  runs: (value) => {
    const run = runOf(objectOf(value));
    return run === undefined ? [] : [run];
  },
});
