/** Three numbers. */
export type Vector3 = [number, number, number];

/** A symmetric 3 × 3 matrix by its upper triangle, row by row: a b c / b d e / c e f. */
export type Matrix3 = [a: number, b: number, c: number, d: number, e: number, f: number];

/** The inverse by cofactors; `undefined` for a singular matrix. */
export const invertSymmetric = ([a, b, c, d, e, f]: Matrix3): Matrix3 | undefined => {
  const [p, q, r] = [d * f - e * e, c * e - b * f, b * e - c * d];
  const determinant = a * p + b * q + c * r;
  if (!Number.isFinite(determinant) || Math.abs(determinant) < Number.EPSILON * Math.abs(a * d * f))
    return undefined;
  const inverse: Matrix3 = [p, q, r, a * f - c * c, b * c - a * e, a * d - b * b];
  return inverse.map((entry) => entry / determinant) as Matrix3;
};

/** Matrix · vector. */
export const multiply = ([a, b, c, d, e, f]: Matrix3, [x, y, z]: Vector3): Vector3 => [
  a * x + b * y + c * z,
  b * x + d * y + e * z,
  c * x + e * y + f * z,
];
