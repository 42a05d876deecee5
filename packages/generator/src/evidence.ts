import type { Evidence } from './generation-result.ts';
import { mapLines } from './rendering/line-map.ts';
import type { Rewrite } from './verification/verify.ts';

/** Evidence of all patterns, by name. */
export type EvidenceBook = ReadonlyMap<string, readonly Evidence[]>;

/** Consecutive line numbers (from 0, ascending) as stretches. */
const stretches = (lines: readonly number[], by: Evidence['by']): readonly Evidence[] => {
  const found: Evidence[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last !== undefined && last.end_line === line)
      found[found.length - 1] = { ...last, end_line: line + 1 };
    else found.push({ line: line + 1, end_line: line + 1, by });
  }
  return found;
};

const moved = (evidence: Evidence, places: readonly (number | undefined)[]): readonly Evidence[] => {
  const lines = places.slice(evidence.line - 1, evidence.end_line).filter((line) => line !== undefined);
  return stretches(lines, evidence.by);
};

/** Follows evidence through one rewrite: kept lines move, rewritten ones belong to the pattern that rewrote them. */
const followOne = (book: EvidenceBook, { pattern, before, after }: Rewrite): EvidenceBook => {
  const newLines = after.split('\n');
  const places = mapLines(before.split('\n'), newLines);
  const kept = new Set(places);
  const written = newLines.map((_, line) => line).filter((line) => !kept.has(line));
  const next = new Map<string, readonly Evidence[]>();
  for (const [name, evidence] of book)
    next.set(
      name,
      evidence.flatMap((one) => moved(one, places)),
    );
  next.set(pattern, [...(next.get(pattern) ?? []), ...stretches(written, 'rewrite')]);
  return next;
};

/** The evidence after all rewrites; patterns of whose code nothing is left have none. */
export const followRewrites = (book: EvidenceBook, rewrites: readonly Rewrite[]): EvidenceBook =>
  rewrites.reduce(followOne, book);
