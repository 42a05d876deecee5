import { jsonBenchmarkReader } from '../benchmark/json-benchmark-reader.ts';
import type { Better, Measured, Missed } from '../benchmark/measured.ts';
import { numberOf, objectOf, scalars, type JsonObject } from '../json/json-access.ts';
import { topLevelKeys } from '../json/top-level-keys.ts';

/** Which way k6's own metrics are better, by metric and number. */
const BETTER: Readonly<Record<string, Better>> = {
  'checks rate': 'higher',
  'http_reqs rate': 'higher',
  'iterations rate': 'higher',
  'http_req_failed rate': 'lower',
  'dropped_iterations count': 'lower',
  'dropped_iterations rate': 'lower',
};

const TIMED = /_(?:duration|blocked|connecting|looking_up|tls_handshaking|sending|waiting|receiving)$/;

/** Parts of a rate's number, not numbers of their own. */
const PARTS = new Set(['passes', 'fails']);

interface Metric {
  readonly name: string;
  readonly type: unknown;
  readonly contains: unknown;
  readonly values: JsonObject;
}

/** A metric in the shape of `handleSummary`, whichever it has: `--summary-export` has its numbers beside the thresholds. */
const metricOf = (name: string, value: JsonObject): Metric => {
  if (Object.hasOwn(value, 'values')) {
    const { type, contains, values } = value;
    return { name, type, contains, values: objectOf(values) };
  }
  const { thresholds: _, ...numbers } = value;
  const type = 'avg' in numbers || 'med' in numbers ? 'trend' : 'passes' in numbers ? 'rate' : undefined;
  const { value: rate, ...rest } = numbers;
  return { name, type, contains: undefined, values: type === 'rate' ? { rate, ...rest } : numbers };
};

const unitOf = ({ name, contains, type }: Metric, number: string): string | undefined => {
  if (type === 'trend' && (contains === 'time' || TIMED.test(name.replace(/\{.*$/s, '')))) return 'ms';
  if (contains === 'data' && number === 'count') return 'B';
  if (number === 'rate' && type !== 'rate') return contains === 'data' ? 'B/s' : '1/s';
  return undefined;
};

const measuredOf = (metric: Metric): readonly Measured[] =>
  Object.entries(metric.values).flatMap(([number, given]) => {
    const value = typeof given === 'number' && !PARTS.has(number) ? numberOf(given) : undefined;
    if (value === undefined) return [];
    const unit = unitOf(metric, number);
    const base = metric.name.replace(/\{.*$/s, '');
    const better = BETTER[`${base} ${number}`] ?? (unit === 'ms' ? 'lower' : undefined);
    return [{ name: `${metric.name} ${number}`, value, unit, better }];
  });

/**
 * Whether a threshold was missed. `handleSummary` writes `{ok: true}` for one that was kept; `--summary-export` writes a bare
 * `true` for one that was missed (grafana/k6, `js/summary.go`: "legacy" export).
 */
const isMissed = (verdict: unknown): boolean =>
  typeof verdict === 'boolean' ? verdict : objectOf(verdict)['ok'] === false;

const missedOf = (name: string, value: JsonObject): readonly Missed[] =>
  Object.entries(objectOf(value['thresholds']))
    .filter(([, verdict]) => isMissed(verdict))
    .map(([threshold]) => {
      const { values } = metricOf(name, value);
      const numbers = scalars(values, Object.keys(values));
      return {
        metric: `threshold missed: ${name} ${threshold}`,
        details: { metric: name, threshold, ...numbers },
      };
    });

const OWN_METRIC =
  /"(?:http_reqs|iterations|iteration_duration|vus|vus_max|data_sent|data_received|grpc_req_duration|ws_sessions|browser_\w+)"\s*:\s*\{/;

/** The end-of-test summary of k6, as `handleSummary` gets it and as `--summary-export` writes it. */
export const k6Json = jsonBenchmarkReader({
  name: 'k6-json',
  description: 'k6 summaries',
  detect: (head) => {
    const keys = topLevelKeys(head);
    return keys.get('metrics') === '{' && (keys.get('root_group') === '{' || OWN_METRIC.test(head));
  },
  runs: (value) => {
    const metrics = Object.entries(objectOf(objectOf(value)['metrics'])).map(
      ([name, metric]) => [name, objectOf(metric)] as const,
    );
    if (metrics.length === 0) return [];
    return [
      {
        tool: 'k6',
        measured: metrics.flatMap(([name, metric]) => measuredOf(metricOf(name, metric))),
        missed: metrics.flatMap(([name, metric]) => missedOf(name, metric)),
      },
    ];
  },
});
