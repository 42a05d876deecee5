import type { RunKind } from '@feedback/schema';
import { DAY_MS } from './days.ts';
import type { PatternRecord } from './pattern-records.ts';
import { exposureUnit, type RunIndex } from './run-index.ts';

/** How often a mistake could have been seen. */
export interface Exposure {
  readonly unit: string;
  /** In [from, to), milliseconds since 1970. */
  readonly between: (from: number, to: number) => number;
}

/** To a thousandth of a day, so that the last millisecond of a window doesn't show in a rate. */
const inDays = (milliseconds: number): number => Math.round((milliseconds / DAY_MS) * 1_000) / 1_000;

const DAYS: Exposure = { unit: 'days', between: (from, to) => inDays(Math.max(0, to - from)) };

/** How many of the ascending `times` lie before an instant. */
const before = (times: readonly number[], instant: number): number => {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
};

const timesByKind = ({ lanes }: RunIndex): ReadonlyMap<RunKind, readonly number[]> => {
  const times = new Map<RunKind, number[]>();
  for (const { runs } of lanes)
    for (const { kind, timestamp } of runs) {
      const list = times.get(kind);
      if (list === undefined) times.set(kind, [Date.parse(timestamp)]);
      else list.push(Date.parse(timestamp));
    }
  for (const list of times.values()) list.sort((a, b) => a - b);
  return times;
};

/**
 * Finds the exposure of patterns: the runs of those kinds that have shown it. Days, where it was also seen outside of such
 * runs (logged by hand, in a document): of those sightings no number of runs is known that showed nothing.
 */
export const createExposure = (
  index: RunIndex,
): ((record: Pick<PatternRecord, 'runKinds'> | undefined) => Exposure) => {
  const times = timesByKind(index);
  return (record) => {
    const kinds = [...(record?.runKinds ?? [])];
    const seenInRuns = kinds.filter((kind) => kind !== undefined);
    const [only] = seenInRuns;
    if (only === undefined || seenInRuns.length < kinds.length) return DAYS;
    const unit = seenInRuns.length === 1 ? (exposureUnit(only) ?? 'runs') : 'runs';
    const lists = seenInRuns.map((kind) => times.get(kind) ?? []);
    return {
      unit,
      between: (from, to) => lists.reduce((sum, list) => sum + before(list, to) - before(list, from), 0),
    };
  };
};
