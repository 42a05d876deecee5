/** The part of jstat 1.9.6 that is used; the package has no types of its own. */
declare module 'jstat' {
  const jStat: {
    readonly normal: { inv(p: number, mean: number, std: number): number };
    readonly studentt: { inv(p: number, degreesOfFreedom: number): number };
    /** The regularized incomplete beta function I_x(a, b). */
    ibeta(x: number, a: number, b: number): number;
  };
  export default jStat;
}
