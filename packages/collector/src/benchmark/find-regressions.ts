import { eventId, type MeasurementEvent, type PerformanceEvent } from '@feedback/schema';
import { robustSpread, median } from './robust.ts';

/** Earlier runs that are needed; fewer say nothing about noise. */
const MIN_RUNS = 3;
/** The latest earlier runs that are compared with: code changes, so old numbers stop being its own. */
const MAX_RUNS = 20;
/** How much worse than the median a number must be, as a part of it: smaller changes are nobody's work. */
const MIN_CHANGE = 0.05;
/**
 * How many spreads of earlier runs beyond their median it must be, where there are many runs; fewer runs need more. Of numbers that
 * are only noisy (normal), 0.4 to 1.5 in 100 are called regressions, from 3 to 20 earlier runs; simulated.
 */
const SPREADS = 2.6;

interface RunNumbers {
  readonly timestamp: string;
  readonly values: number[];
}

/** What later runs must share to be compared. */
const seriesOf = ({ project, name, unit, source }: MeasurementEvent): string =>
  JSON.stringify([project ?? '', source.tool, name, unit ?? '']);

const runOf = ({ source, event_id }: MeasurementEvent): string => source.run_id ?? event_id;

type Series = Map<string, RunNumbers>;

const enter = (series: Series, event: MeasurementEvent): void => {
  const run = series.get(runOf(event)) ?? { timestamp: event.timestamp, values: [] };
  run.values.push(event.value);
  series.set(runOf(event), run);
};

const isUsable = (event: MeasurementEvent): boolean => event.extra?.['failed'] !== true;

/** The medians of the runs before a time, the latest of them, oldest first. */
const earlierOf = (series: Series, run: string, before: string): readonly number[] =>
  [...series]
    .filter(([id, { timestamp }]) => id !== run && timestamp < before)
    .toSorted(([, a], [, b]) => (a.timestamp < b.timestamp ? -1 : 1))
    .slice(-MAX_RUNS)
    .map(([, { values }]) => median(values));

/**
 * Spreads that `n` runs ask for: the spread of few runs is itself uncertain, so that the limit grows as Student's t does against
 * the normal distribution, with the factor for a new observation, √(1 + 1/n).
 */
const widened = (n: number): number => {
  const df = n - 1;
  return SPREADS * (1 + (SPREADS ** 2 + 1) / (4 * df) + 3 / df ** 2) * Math.sqrt(1 + 1 / n);
};

const regressionOf = (
  event: MeasurementEvent,
  value: number,
  earlier: readonly number[],
): PerformanceEvent | undefined => {
  if (event.better === undefined || earlier.length < MIN_RUNS) return undefined;
  const usual = median(earlier);
  const spread = robustSpread(earlier);
  const worse = event.better === 'lower' ? value - usual : usual - value;
  const limit = Math.max(MIN_CHANGE * Math.abs(usual), widened(earlier.length) * spread);
  if (!(worse > limit)) return undefined;
  const {
    name,
    unit,
    better,
    kind: _,
    value: __,
    count: ___,
    event_id: ____,
    extra: _____,
    ...envelope
  } = event;
  return {
    ...envelope,
    kind: 'performance',
    event_id: eventId(runOf(event), ['regression', name, unit ?? '']),
    metric_type: `regression: ${name}`,
    details: {
      name,
      value,
      ...(unit === undefined ? {} : { unit }),
      better,
      median: usual,
      spread,
      limit: better === 'lower' ? usual + limit : usual - limit,
      change: usual === 0 ? null : (value - usual) / Math.abs(usual),
      runs: earlier.length,
    },
  };
};

/**
 * The numbers of new runs that are worse than their earlier runs explain, as `performance` events. A number is compared with the
 * median of up to 20 earlier runs of the same name, unit, tool and project, by time, and is a regression when it is worse
 * by more than 5 % of the median *and* by more than 2.6 robust spreads (`robustSpread`; more for few runs). Several numbers of one name in one run are its median. Numbers that say no `better`, of failed
 * benchmarks, or with fewer than 3 earlier runs are not judged. The same input gives the same ids.
 */
export const findRegressions = async (
  history: Iterable<MeasurementEvent> | AsyncIterable<MeasurementEvent>,
  fresh: readonly MeasurementEvent[],
): Promise<readonly PerformanceEvent[]> => {
  const all = new Map<string, Series>(fresh.map((event) => [seriesOf(event), new Map()]));
  const first = new Map<string, MeasurementEvent>();
  for await (const event of history) {
    const series = all.get(seriesOf(event));
    if (series !== undefined && isUsable(event)) enter(series, event);
  }
  for (const event of fresh.filter(isUsable)) {
    const key = `${runOf(event)} ${seriesOf(event)}`;
    const series = all.get(seriesOf(event));
    if (first.has(key) || series === undefined) continue;
    // A store has the new runs too: what it says of them is not entered twice.
    series.delete(runOf(event));
    first.set(key, event);
  }
  for (const event of fresh.filter(isUsable)) enter(all.get(seriesOf(event)) ?? new Map(), event);
  return [...first.values()].flatMap((event) => {
    const series = all.get(seriesOf(event)) ?? new Map<string, RunNumbers>();
    const value = median(series.get(runOf(event))?.values ?? [event.value]);
    const earlier = earlierOf(series, runOf(event), event.timestamp);
    return regressionOf(event, value, earlier) ?? [];
  });
};
