import type { NearDuplicate } from '@feedback/patterns';
import { plainLine } from '@feedback/report';

/** Pairs of patterns that look like one lesson, a line each. */
export const duplicatesText = (pairs: readonly NearDuplicate[]): string =>
  pairs
    .map(({ a, b, score, reasons }) => {
      const share = String(Math.round(100 * score)).padStart(3);
      return `${share} %  ${plainLine(`${a} ~ ${b}`)}  ${plainLine(reasons.join(', '))}\n`;
    })
    .join('');
