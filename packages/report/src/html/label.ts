import { cutText, textWidth } from '../text/fit-text.ts';
import { plainLine } from '../text/plain-text.ts';

/** A name as a chart has room for: one line, cut at its end. */
export const label = (text: string, width = 28): string => cutText(plainLine(text), width) || '–';

/** A path as a chart has room for: its last parts say more than its first. */
export const pathLabel = (path: string, width = 36): string => {
  const parts = plainLine(path).split('/');
  const short = parts
    .map((_, index) => (index === 0 ? parts : ['…', ...parts.slice(index)]).join('/'))
    .find((text) => textWidth(text) <= width);
  return short ?? cutText(parts.at(-1) ?? '', width);
};

/** The day of a time, or a dash. */
export const day = (timestamp: string | null | undefined): string => timestamp?.slice(0, 10) ?? '–';

/** `1 run`, `2 runs`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${shortNumber(count)} ${count === 1 ? one : many}`;

/** A number with at most one digit after the point. */
export const shortNumber = (value: number): string => String(Math.round(value * 10) / 10);

/** A share as whole percent; what is not nothing and not all is never called 0 % or 100 %. */
export const percent = (part: number, whole: number): string => {
  if (!(whole > 0)) return '–';
  const share = (part / whole) * 100;
  if (share > 0 && share < 1) return '< 1 %';
  if (share > 99 && share < 100) return '> 99 %';
  return `${Math.round(share)} %`;
};
