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
