import type { Lesson } from '@feedback/schema';
import { asCandidate, gatherEvidence, type Candidate, type Evidence, type Rarity } from './evidence.ts';
import { indexedPattern, type IndexedPattern } from './indexed-pattern.ts';
import { LexicalIndex } from './lexical-index.ts';
import { readQuery, type Query } from './read-query.ts';

/** A library made ready for searching. */
export interface IndexedLibrary {
  readonly patterns: readonly IndexedPattern[];
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
  return { patterns, index: new LexicalIndex(patterns) };
};

const candidatesFor = (
  { patterns, index }: IndexedLibrary,
  { query, rarity }: { readonly query: Query; readonly rarity: Rarity },
  accepts: (at: number) => boolean,
): readonly Candidate[] =>
  index
    .search(query.weights, accepts)
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
  const rarity = rememberRarity(library.index);
  const candidates = candidatesFor(library, { query, rarity }, accepts).slice(0, count);
  const evidence = gatherEvidence(candidates, query, rarity);
  return candidates.flatMap(({ at }, rank) => {
    const found = evidence[rank];
    return found ? [{ at, evidence: found }] : [];
  });
};

/** Asked for again and again within one search. */
const rememberRarity = (index: LexicalIndex): Rarity => {
  const known = new Map<string, number>();
  return (term) => {
    const rarity = known.get(term) ?? index.rarity(term);
    known.set(term, rarity);
    return rarity;
  };
};
