import type { Interval } from './interval.ts';
import { invertSymmetric, type Matrix3, type Vector3, multiply } from './matrix3.ts';
import { tQuantile } from './quantiles.ts';
import { LEVEL } from './rate-ratio.ts';
import { totalOf, type Sides } from './totals.ts';

/** The change of level at an instant, beside the trend that goes through both sides. */
export interface SegmentedEstimate {
  /** The rate just after ÷ the rate that the trend would have brought. */
  readonly levelRatio: number;
  readonly interval: Interval;
  /** The factor by which the trend multiplies the rate from one bucket to the next. */
  readonly trendPerBucket: number;
  readonly trendInterval: Interval;
}

/** Buckets on each side from which a trend can be told from a change of level. */
const MIN_SEGMENT = 8;
const ITERATIONS = 50;
const TOLERANCE = 1e-8;

interface Row {
  readonly count: number;
  readonly exposure: number;
  /** 1, time in buckets, whether after. */
  readonly terms: Vector3;
}

/** Half an event is spread over each side, so that one without any has a finite rate (Firth 1993 does alike). */
const rowsOf = ({ before, after }: Sides): Row[] => {
  const [b, a] = [totalOf(before).exposure, totalOf(after).exposure];
  const row = ({ episodes, exposure }: Sides['before'][number], time: number, step: 0 | 1): Row => ({
    count: episodes + (0.5 * exposure) / (step === 0 ? b : a),
    exposure,
    terms: [1, time, step],
  });
  return [
    ...before.map((bucket, index) => row(bucket, index - before.length + 0.5, 0)),
    ...after.map((bucket, index) => row(bucket, index + 0.5, 1)),
  ].filter(({ exposure }) => exposure > 0);
};

const dot = (a: Vector3, b: Vector3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

const fitted = ({ exposure, terms }: Row, coefficients: Vector3): number =>
  exposure * Math.exp(Math.max(-30, Math.min(30, dot(terms, coefficients))));

/** Σ weight · terms · termsᵀ and Σ weight · response · terms. */
const normalEquations = (rows: readonly Row[], at: Vector3): { information: Matrix3; score: Vector3 } => {
  const information: Matrix3 = [0, 0, 0, 0, 0, 0];
  const score: Vector3 = [0, 0, 0];
  for (const row of rows) {
    const mean = fitted(row, at);
    const [x, y, z] = row.terms;
    [x * x, x * y, x * z, y * y, y * z, z * z].forEach((product, index) => {
      information[index] = (information[index] ?? 0) + mean * product;
    });
    row.terms.forEach((term, index) => {
      score[index] = (score[index] ?? 0) + (row.count - mean) * term;
    });
  }
  return { information, score };
};

/**
 * Interrupted time series: quasi-Poisson regression log μ = log exposure + β₀ + β₁·time + β₂·after, by Fisher scoring (Bernal,
 * Cummins & Gasparrini 2017, Int. J. Epidemiol. 46). A mistake that was fading away anyway has a level ratio near 1.
 * `undefined` below 8 buckets on a side, and where there is no solution.
 */
export const segmentedRegression = (sides: Sides): SegmentedEstimate | undefined => {
  if (Math.min(sides.before.length, sides.after.length) < MIN_SEGMENT) return undefined;
  const rows = rowsOf(sides);
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const exposure = rows.reduce((sum, row) => sum + row.exposure, 0);
  if (rows.length === 0 || exposure === 0) return undefined;
  let at: Vector3 = [Math.log(total / exposure), 0, 0];
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const { information, score } = normalEquations(rows, at);
    const inverse = invertSymmetric(information);
    if (inverse === undefined) return undefined;
    const step = multiply(inverse, score);
    at = [at[0] + step[0], at[1] + step[1], at[2] + step[2]];
    if (!at.every(Number.isFinite)) return undefined;
    if (Math.max(...step.map(Math.abs)) > TOLERANCE) continue;
    return describe(rows, at, inverse);
  }
  return undefined;
};

const describe = (rows: readonly Row[], at: Vector3, covariance: Matrix3): SegmentedEstimate => {
  const degreesOfFreedom = rows.length - 3;
  let squares = 0;
  for (const row of rows) squares += (row.count - fitted(row, at)) ** 2 / fitted(row, at);
  const dispersion = Math.max(1, squares / degreesOfFreedom);
  const t = tQuantile((1 + LEVEL) / 2, degreesOfFreedom);
  const around = (value: number, variance: number): Interval => {
    const half = t * Math.sqrt(dispersion * variance);
    return [Math.exp(value - half), Math.exp(value + half)];
  };
  return {
    levelRatio: Math.exp(at[2]),
    interval: around(at[2], covariance[5]),
    trendPerBucket: Math.exp(at[1]),
    trendInterval: around(at[1], covariance[3]),
  };
};
