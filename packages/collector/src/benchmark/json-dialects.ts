import { parseTimestamp, type ParsedTimestamp } from '@feedback/schema';
import { listOf, numberOf, objectOf, scalars, textOf, type JsonObject } from '../json/json-access.ts';
import { topLevelKeys } from '../json/top-level-keys.ts';
import { benchmarkHistory } from './benchmark-history.ts';
import { betterOfUnit, type BenchmarkRun, type Measured, type Missed } from './measured.ts';

/** A tool that writes its numbers as JSON. */
export interface JsonDialect {
  readonly tool: string;
  readonly detect: (head: string, keys: ReadonlyMap<string, string>) => boolean;
  readonly runs: (value: unknown, path: string) => readonly BenchmarkRun[];
}

const found = (measured: readonly (Measured | undefined)[]): readonly Measured[] =>
  measured.filter((one) => one !== undefined);

/** Google Benchmark writes `2019-11-29 21:26:59` or, since 1.5.1, ISO 8601. */
const dateOf = (context: JsonObject): ParsedTimestamp | undefined => parseTimestamp(context['date']);

/** Of repetitions only their median counts, where it is written. */
const isCounted = (one: JsonObject, aggregated: ReadonlySet<unknown>): boolean =>
  one['run_type'] === 'aggregate' ? one['aggregate_name'] === 'median' : !aggregated.has(one['run_name']);

const google = (value: unknown): readonly BenchmarkRun[] => {
  const context = objectOf(objectOf(value)['context']);
  const all = listOf(objectOf(value)['benchmarks']).map(objectOf);
  const aggregated = new Set(
    all.filter((one) => one['aggregate_name'] === 'median').map((one) => one['run_name']),
  );
  const measured = all.map((one): Measured | undefined => {
    const number = numberOf(one['real_time']);
    const name = textOf(one['run_name']) ?? textOf(one['name']);
    if (number === undefined || name === undefined || one['error_occurred'] === true) return undefined;
    if (!isCounted(one, aggregated)) return undefined;
    const unit = `${textOf(one['time_unit']) ?? 'ns'}/iter`;
    return {
      name,
      value: number,
      unit,
      better: 'lower',
      extra: scalars(one, ['cpu_time', 'iterations', 'threads']),
    };
  });
  const missed = all
    .filter((one) => one['error_occurred'] === true)
    .map((one): Missed => ({
      metric: `benchmark failed: ${textOf(one['name']) ?? ''}`,
      details: scalars(one, ['name', 'error_message']),
    }));
  const time = dateOf(context);
  const identity =
    time === undefined
      ? []
      : [time.timestamp, textOf(context['host_name']) ?? '', textOf(context['executable']) ?? ''];
  return all.length === 0
    ? []
    : [{ tool: 'google-benchmark', measured: found(measured), missed, time, identity }];
};

const jmhName = (one: JsonObject): string => {
  const params = Object.entries(objectOf(one['params'])).map(([name, value]) => `${name}=${String(value)}`);
  const name = textOf(one['benchmark']) ?? 'benchmark';
  return params.length === 0 ? name : `${name} (${params.join(', ')})`;
};

const jmh = (value: unknown): readonly BenchmarkRun[] => {
  const measured = listOf(value).map((item): Measured | undefined => {
    const one = objectOf(item);
    const metric = objectOf(one['primaryMetric']);
    const number = numberOf(metric['score']);
    if (number === undefined) return undefined;
    const extra = { ...scalars(one, ['mode', 'threads', 'forks']), ...scalars(metric, ['scoreError']) };
    const better = one['mode'] === 'thrpt' ? 'higher' : 'lower';
    return { name: jmhName(one), value: number, unit: textOf(metric['scoreUnit']), better, extra };
  });
  return found(measured).length === 0 ? [] : [{ tool: 'jmh', measured: found(measured) }];
};

const dotnet = (value: unknown): readonly BenchmarkRun[] => {
  const report = objectOf(value);
  const all = listOf(report['Benchmarks']).map(objectOf);
  const measured = all.flatMap((one): readonly Measured[] => {
    const name = textOf(one['FullName']) ?? textOf(one['DisplayInfo']) ?? textOf(one['Method']);
    const statistics = objectOf(one['Statistics']);
    const time = numberOf(statistics['Median']) ?? numberOf(statistics['Mean']);
    const bytes = numberOf(objectOf(one['Memory'])['BytesAllocatedPerOperation']);
    if (name === undefined || time === undefined) return [];
    const extra = scalars(statistics, ['Mean', 'StandardDeviation', 'Min', 'Max', 'N']);
    return [
      { name, value: time, unit: 'ns', better: 'lower', extra },
      ...(bytes === undefined ? [] : [{ name, value: bytes, unit: 'B/op', better: 'lower' as const }]),
    ];
  });
  const missed = all
    .filter((one) => one['Statistics'] === null)
    .map((one): Missed => ({
      metric: `benchmark failed: ${textOf(one['FullName']) ?? textOf(one['DisplayInfo']) ?? ''}`,
      details: scalars(one, ['FullName', 'DisplayInfo']),
    }));
  const title = textOf(report['Title']);
  const time = /(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)$/.exec(title ?? '');
  const started =
    time === null ? undefined : parseTimestamp(time.slice(1, 4).join('-') + `T${time.slice(4).join(':')}`);
  const identity = started === undefined ? [] : [title ?? ''];
  return all.length === 0 ? [] : [{ tool: 'BenchmarkDotNet', measured, missed, time: started, identity }];
};

/** The format says nothing of what is better: the action is told by its `tool` input. Units and file names often do. */
const customBetter = (path: string, unit: string | undefined): Measured['better'] => {
  if (/bigger[-_]?is[-_]?better/i.test(path)) return 'higher';
  return /smaller[-_]?is[-_]?better/i.test(path) ? 'lower' : betterOfUnit(unit);
};

const custom = (value: unknown, path: string): readonly BenchmarkRun[] => {
  const measured = listOf(value).map((item): Measured | undefined => {
    const one = objectOf(item);
    const [name, number, unit] = [textOf(one['name']), numberOf(one['value']), textOf(one['unit'])];
    if (name === undefined || number === undefined) return undefined;
    return {
      name,
      value: number,
      unit,
      better: customBetter(path, unit),
      extra: scalars(one, ['range', 'extra']),
    };
  });
  return found(measured).length === 0 ? [] : [{ tool: 'custom', measured: found(measured) }];
};

const JMH = /^\s*\[\s*\{[^]*"(?:primaryMetric|jmhVersion)"\s*:/;
const CUSTOM = /^\s*\[\s*\{(?=[^{}]*"unit"\s*:)(?=[^{}]*"value"\s*:)[^{}]*"name"\s*:/;

/** The tools whose JSON github-action-benchmark reads, and the file it keeps their numbers in. */
export const jsonDialects: readonly JsonDialect[] = [
  {
    tool: 'google-benchmark',
    detect: (head, keys) =>
      keys.get('benchmarks') === '[' && (/"real_time"\s*:/.test(head) || keys.get('context') === '{'),
    runs: google,
  },
  {
    tool: 'BenchmarkDotNet',
    detect: (_, keys) =>
      keys.get('Benchmarks') === '[' && (keys.has('HostEnvironmentInfo') || keys.has('Title')),
    runs: dotnet,
  },
  { tool: 'jmh', detect: (head) => JMH.test(head), runs: jmh },
  {
    tool: 'github-action-benchmark',
    detect: (head, keys) => keys.get('entries') === '{' && /"benches"\s*:\s*\[/.test(head),
    runs: benchmarkHistory,
  },
  { tool: 'custom', detect: (head) => CUSTOM.test(head), runs: custom },
];

/** The dialect of a JSON text that begins so. */
export const jsonDialectOf = (head: string): JsonDialect | undefined => {
  const keys = topLevelKeys(head);
  return jsonDialects.find(({ detect }) => detect(head, keys));
};
