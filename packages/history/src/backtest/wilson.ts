/** The 97.5 % quantile of the normal distribution. */
const Z = 1.959964;

/** The 95 % interval of a share, by Wilson's score (Wilson 1927, J. Am. Stat. Assoc. 22): honest for few cases too. */
export const wilsonInterval = (hits: number, total: number): readonly [low: number, high: number] => {
  if (total === 0) return [0, 1];
  const share = hits / total;
  const scale = 1 + Z ** 2 / total;
  const middle = (share + Z ** 2 / (2 * total)) / scale;
  const half = (Z * Math.sqrt((share * (1 - share)) / total + Z ** 2 / (4 * total ** 2))) / scale;
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
};
