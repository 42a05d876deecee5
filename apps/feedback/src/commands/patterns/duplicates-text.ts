import type { NearDuplicate } from '@feedback/patterns';
import { plainLine } from '@feedback/report';

/** Pairs of patterns that look like one lesson, a line each. */
export const duplicatesText = (pairs: readonly NearDuplicate[]): string =>
  pairs
    .map(({ a, b, score, reasons }) =>
      plainLine(`${String(Math.round(100 * score)).padStart(3)} %  ${a} ~ ${b}  ${reasons.join(', ')}`),
    )
    .map((line) => `${line}\n`)
    .join('');
