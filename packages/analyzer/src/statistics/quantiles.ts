import jStat from 'jstat';

/** Degrees of freedom from which Student's t is the normal distribution to three digits. */
const NORMAL_FROM = 1_000;

/** The quantile of Student's t distribution; with 1,000 degrees of freedom or more, of the normal one. */
export const tQuantile = (p: number, degreesOfFreedom: number): number =>
  degreesOfFreedom >= NORMAL_FROM ? jStat.normal.inv(p, 0, 1) : jStat.studentt.inv(p, degreesOfFreedom);

/** The quantile of the standard normal distribution. */
export const normalQuantile = (p: number): number => jStat.normal.inv(p, 0, 1);

/** The regularized incomplete beta function I_x(a, b): the beta distribution's probability of x or less. */
export const betaProbability = (x: number, a: number, b: number): number => jStat.ibeta(x, a, b);
