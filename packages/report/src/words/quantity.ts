/** A number with at most one digit after the point. */
export const shortNumber = (value: number): string => String(Math.round(value * 10) / 10);

/** `1 run`, `2 runs`. */
export const counted = (count: number, one: string): string =>
  `${shortNumber(count)} ${count === 1 ? one : `${one}s`}`;

/** A share as whole percent; what is not nothing and not all is never called 0 % or 100 %. */
export const percent = (part: number, whole: number): string => {
  if (!(whole > 0)) return '–';
  const share = (part / whole) * 100;
  if (share > 0 && share < 1) return '< 1 %';
  if (share > 99 && share < 100) return '> 99 %';
  return `${Math.round(share)} %`;
};
