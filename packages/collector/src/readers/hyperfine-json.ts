import { jsonBenchmarkReader } from '../benchmark/json-benchmark-reader.ts';
import type { Measured, Missed } from '../benchmark/measured.ts';
import { listOf, numberOf, objectOf, scalars, textOf, type JsonObject } from '../json/json-access.ts';
import { topLevelKeys } from '../json/top-level-keys.ts';

const nameOf = (result: JsonObject): string => {
  const command = textOf(result['command']) ?? 'command';
  const parameters = Object.entries(objectOf(result['parameters'])).map(
    ([name, value]) => `${name}=${String(value)}`,
  );
  return parameters.length === 0 ? command : `${command} [${parameters.join(', ')}]`;
};

/** Runs that ended with a failure; hyperfine measures them too where it is told to ignore failures. */
const failuresOf = (result: JsonObject): number =>
  listOf(result['exit_codes']).filter((code) => code !== 0).length;

const measuredOf = (result: JsonObject): Measured | undefined => {
  const value = numberOf(result['median']) ?? numberOf(result['mean']);
  if (value === undefined) return undefined;
  const extra = {
    ...scalars(result, ['mean', 'stddev', 'min', 'max', 'user', 'system']),
    ...(failuresOf(result) > 0 ? { failed: true } : {}),
  };
  return { name: nameOf(result), value, unit: 's', better: 'lower', extra };
};

const missedOf = (result: JsonObject): readonly Missed[] => {
  const failures = failuresOf(result);
  if (failures === 0) return [];
  const name = nameOf(result);
  return [
    {
      metric: `benchmark failed: ${name}`,
      details: { name, failures, runs: listOf(result['exit_codes']).length },
    },
  ];
};

/** What `hyperfine --export-json` writes; times in seconds, the median of the runs. */
export const hyperfineJson = jsonBenchmarkReader({
  name: 'hyperfine-json',
  description: 'hyperfine --export-json',
  detect: (head) =>
    topLevelKeys(head).get('results') === '[' &&
    /"command"\s*:/.test(head) &&
    /"(?:median|mean|times)"\s*:/.test(head),
  runs: (value) => {
    const results = listOf(objectOf(value)['results']).map(objectOf);
    const measured = results.map(measuredOf).filter((found) => found !== undefined);
    return measured.length === 0 ? [] : [{ tool: 'hyperfine', measured, missed: results.flatMap(missedOf) }];
  },
});
