import type { Lesson } from '@feedback/schema';
import { asCandidate, gatherEvidence, type Candidate, type Evidence } from './evidence.ts';
import { indexedPattern, type IndexedPattern } from './indexed-pattern.ts';
import { LexicalIndex } from './lexical-index.ts';
import { readQuery, type Query } from './read-query.ts';
import { termRarity, type TermRarity } from './term-rarity.ts';

/** A library made ready for searching. */
export interface IndexedLibrary {
  readonly patterns: readonly IndexedPattern[];
  readonly rarity: TermRarity;
  readonly index: LexicalIndex;
}

/** A pattern, by its place in the library, with what speaks for it. */
export interface JudgedPattern {
  readonly at: number;
  readonly evidence: Evidence;
}

/** Reads a library once, for many queries. */
export const indexLibrary = (lessons: readonly Lesson[]): IndexedLibrary => {
  const patterns = lessons.map(indexedPattern);
  return { patterns, rarity: termRarity(patterns), index: new LexicalIndex(patterns) };
};

const candidatesFor = (
  { patterns, rarity, index }: IndexedLibrary,
  query: Query,
  accepts: (at: number) => boolean,
): readonly Candidate[] =>
  index
    .search(query, accepts)
    .flatMap((hit) => {
      const fields = patterns[hit.at];
      return fields ? [asCandidate(hit, fields, query, rarity)] : [];
    })
    .toSorted((a, b) => b.score - a.score || a.at - b.at);

/** The `count` patterns that fit a query best by its words, best first, each with its evidence. */
export const judgePatterns = (
  library: IndexedLibrary,
  text: string,
  { accepts, count }: { readonly accepts: (at: number) => boolean; readonly count: number },
): readonly JudgedPattern[] => {
  const query = readQuery(text);
  const candidates = candidatesFor(library, query, accepts).slice(0, count);
  const evidence = gatherEvidence(candidates, query, library.rarity);
  return candidates.flatMap(({ at }, rank) => {
    const found = evidence[rank];
    return found ? [{ at, evidence: found }] : [];
  });
};
