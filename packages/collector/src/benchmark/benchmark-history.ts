import { parseTimestamp, type ParsedTimestamp } from '@feedback/schema';
import { listOf, numberOf, objectOf, scalars, textOf, type JsonObject } from '../json/json-access.ts';
import { betterOfUnit, type BenchmarkRun, type Measured } from './measured.ts';

/** Tools whose numbers are better when they are bigger (github-action-benchmark, `src/write.ts`: `biggerIsBetter`). */
const BIGGER = new Set(['benchmarkjs', 'pytest', 'customBiggerIsBetter']);
/** Tools whose units say which way is better. */
const BY_UNIT = new Set(['jmh', 'julia', 'go']);

const timeOf = (entry: JsonObject): ParsedTimestamp | undefined => {
  const date = numberOf(entry['date']);
  const commit = parseTimestamp(objectOf(entry['commit'])['timestamp']);
  if (date === undefined || date < 0 || date > 8e14) return commit;
  return { timestamp: new Date(date).toISOString(), zoneAssumed: false };
};

const measuredOf = (bench: JsonObject, tool: string): Measured | undefined => {
  const [name, value, unit] = [textOf(bench['name']), numberOf(bench['value']), textOf(bench['unit'])];
  if (name === undefined || value === undefined) return undefined;
  const byTool = BIGGER.has(tool) ? 'higher' : 'lower';
  const better = BY_UNIT.has(tool) ? (betterOfUnit(unit) ?? byTool) : byTool;
  return { name, value, unit, better, extra: scalars(bench, ['range', 'extra']) };
};

const runOf = (suite: string, entry: JsonObject): BenchmarkRun => {
  const tool = textOf(entry['tool']) ?? 'github-action-benchmark';
  const time = timeOf(entry);
  const commit = textOf(objectOf(entry['commit'])['id']);
  const measured = listOf(entry['benches'])
    .map((bench) => measuredOf(objectOf(bench), tool))
    .filter((found) => found !== undefined);
  return {
    tool,
    measured,
    time,
    name: suite,
    commit,
    part: [suite, commit ?? '', time?.timestamp ?? ''],
    identity: time === undefined ? [] : [time.timestamp],
  };
};

/** The file in which github-action-benchmark keeps all runs (`external-data-json-path`): suites, each with its runs. */
export const benchmarkHistory = (value: unknown): readonly BenchmarkRun[] =>
  Object.entries(objectOf(objectOf(value)['entries'])).flatMap(([suite, entries]) =>
    listOf(entries).map((entry) => runOf(suite, objectOf(entry))),
  );
