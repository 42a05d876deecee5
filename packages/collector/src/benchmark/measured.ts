import type { MeasurementEvent, ParsedTimestamp, Totals } from '@feedback/schema';

type Extra = NonNullable<MeasurementEvent['extra']>;
export type Better = NonNullable<MeasurementEvent['better']>;

/** One number of a benchmark. */
export interface Measured {
  /** Equal in later runs of the same benchmark. */
  readonly name: string;
  readonly value: number;
  readonly unit?: string | undefined;
  /** Absent where nothing tells which way is worse. */
  readonly better?: Better | undefined;
  /** What else the tool says of it, e.g. its spread. */
  readonly extra?: Extra | undefined;
}

/** A limit that was not kept, or a benchmark that did not work. */
export interface Missed {
  readonly metric: string;
  readonly details: Extra;
}

/** What a report of benchmarks says about one run. */
export interface BenchmarkRun {
  /** The program that measured. */
  readonly tool: string;
  readonly measured: readonly Measured[];
  readonly missed?: readonly Missed[] | undefined;
  /** What no other run shares; see `OwnIdentity`. */
  readonly identity?: readonly string[] | undefined;
  /** What several runs in one file differ by. */
  readonly part?: readonly string[] | undefined;
  /** What later runs of the same work share. */
  readonly name?: string | undefined;
  /** What more it counts; findings are counted already. */
  readonly totals?: Totals | undefined;
  readonly time?: ParsedTimestamp | undefined;
  readonly commit?: string | undefined;
  readonly branch?: string | undefined;
}

const RATE = /\/\s?s(?:ec(?:ond)?s?)?$|ps$|^(?:ops|fps|qps|rps|hz|throughput)\b/i;
const COST =
  /^(?:[nmuµμ]?s|secs?|seconds?|min|minutes?|(?:milli|micro|nano)seconds?|[kmgt]?i?b|(?:kilo|mega|giga)?bytes?)(?:\/(?:op|iter|call|run|request))?$|\/(?:op|iter)$/i;

/** Which way a unit is better: rates up, times and sizes down; `undefined` for all others. */
export const betterOfUnit = (unit: string | undefined): Better | undefined => {
  if (unit === undefined) return undefined;
  if (RATE.test(unit.trim())) return 'higher';
  return COST.test(unit.trim()) ? 'lower' : undefined;
};
