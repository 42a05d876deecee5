import { parseTimestamp } from '@feedback/schema';
import { jsonBenchmarkReader } from '../benchmark/json-benchmark-reader.ts';
import type { BenchmarkRun, Measured, Missed } from '../benchmark/measured.ts';
import { listOf, numberOf, objectOf, scalars, textOf, type JsonObject } from '../json/json-access.ts';
import { topLevelKeys } from '../json/top-level-keys.ts';

const UNITS: Readonly<Record<string, string>> = { millisecond: 'ms', byte: 'B', element: 'elements' };

/** Audits whose result is a verdict or a number; the others inform, or don't apply. */
const SCORED = new Set(['binary', 'numeric', 'metricSavings']);

interface Page {
  readonly url: string;
  readonly audits: readonly JsonObject[];
}

const isScored = (audit: JsonObject): boolean => SCORED.has(String(audit['scoreDisplayMode']));

const idOf = (audit: JsonObject): string => textOf(audit['id']) ?? textOf(audit['title']) ?? 'audit';

/** Until Lighthouse 4 the number is `rawValue`, which verdicts have too, and the unit is in the text for people. */
const unitOf = (audit: JsonObject): string | undefined => {
  const unit = textOf(audit['numericUnit']);
  if (unit !== undefined) return unit === 'unitless' ? undefined : (UNITS[unit] ?? unit);
  const shown = Array.isArray(audit['displayValue']) ? audit['displayValue'][0] : audit['displayValue'];
  return typeof shown === 'string' && /[\d%]\S*[\s\u00A0]?m?s$/.test(shown) ? 'ms' : undefined;
};

const measuredOf = (audit: JsonObject, { url }: Page): Measured | undefined => {
  const raw = audit['scoreDisplayMode'] === 'numeric' ? audit['rawValue'] : undefined;
  const value = numberOf(audit['numericValue'] ?? raw);
  if (value === undefined || typeof (audit['numericValue'] ?? raw) !== 'number') return undefined;
  const better = isScored(audit) ? 'lower' : undefined;
  return {
    name: `${idOf(audit)} ${url}`,
    value,
    unit: unitOf(audit),
    better,
    extra: scalars(audit, ['score']),
  };
};

const scoreOf = (category: JsonObject, id: string, { url }: Page): Measured | undefined => {
  const value = numberOf(category['score']);
  return value === undefined || typeof category['score'] !== 'number'
    ? undefined
    : { name: `${id} score ${url}`, value, better: 'higher' };
};

const failedOf = (audit: JsonObject, { url }: Page): readonly Missed[] =>
  isScored(audit) && audit['score'] === 0
    ? [
        {
          metric: `lighthouse: ${idOf(audit)}`,
          details: { url, ...scalars(audit, ['id', 'title', 'displayValue', 'numericValue', 'numericUnit']) },
        },
      ]
    : [];

/** What is over budget: `performance-budget` and `timing-budget` have an item for each limit. */
const overBudget = (audit: JsonObject, { url }: Page): readonly Missed[] =>
  ['performance-budget', 'timing-budget'].includes(idOf(audit))
    ? listOf(objectOf(audit['details'])['items'])
        .map(objectOf)
        .filter(
          (item) =>
            numberOf(item['sizeOverBudget'] ?? item['overBudget']) !== undefined ||
            textOf(item['countOverBudget']) !== undefined,
        )
        .map((item) => ({
          metric: `over budget: ${textOf(item['label']) ?? textOf(item['resourceType']) ?? textOf(item['metric']) ?? idOf(audit)}`,
          details: {
            url,
            ...scalars(item, [
              'label',
              'resourceType',
              'metric',
              'transferSize',
              'sizeOverBudget',
              'countOverBudget',
              'measurement',
              'overBudget',
            ]),
          },
        }))
    : [];

const runOf = (report: JsonObject): BenchmarkRun => {
  const url =
    textOf(report['requestedUrl']) ??
    textOf(report['finalDisplayedUrl']) ??
    textOf(report['finalUrl']) ??
    textOf(report['url']) ??
    '';
  const page: Page = { url, audits: Object.values(objectOf(report['audits'])).map(objectOf) };
  const scores = Object.entries(objectOf(report['categories'])).map(([id, category]) =>
    scoreOf(objectOf(category), id, page),
  );
  const time = parseTimestamp(report['fetchTime']);
  const broken = objectOf(report['runtimeError']);
  const missed = page.audits.flatMap((audit) => [...failedOf(audit, page), ...overBudget(audit, page)]);
  return {
    tool: 'lighthouse',
    measured: [...scores, ...page.audits.map((audit) => measuredOf(audit, page))].filter(
      (found) => found !== undefined,
    ),
    missed:
      textOf(broken['code']) === undefined || broken['code'] === 'NO_ERROR'
        ? missed
        : [
            ...missed,
            {
              metric: `lighthouse: ${String(broken['code'])}`,
              details: { url, ...scalars(broken, ['code', 'message']) },
            },
          ],
    time,
    identity: time === undefined ? [] : [time.timestamp, url],
    name: url,
  };
};

/** Lighthouse's result object, versions 3 to 13 (`lighthouse --output json`). An audit that scores 0 is a miss. */
export const lighthouseJson = jsonBenchmarkReader({
  name: 'lighthouse-json',
  description: 'Lighthouse result JSON',
  detect: (head) => {
    const keys = topLevelKeys(head);
    return keys.has('lighthouseVersion') || (keys.has('requestedUrl') && keys.has('audits'));
  },
  runs: (value) => {
    const report = objectOf(objectOf(value)['lhr'] ?? value);
    return Object.keys(objectOf(report['audits'])).length === 0 ? [] : [runOf(report)];
  },
});
