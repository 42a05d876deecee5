import type { IndexedPattern } from './indexed-pattern.ts';

/** How much a term tells about a library: 1 for a term that no pattern has, near 0 for one that all have. */
export type TermRarity = (term: string) => number;

const inverseFrequency = (patterns: number, having: number): number =>
  Math.log(1 + (patterns - having + 0.5) / (having + 0.5));

/**
 * The rarity of terms in a library: BM25's inverse document frequency (Robertson and Zaragoza, 2009), divided by its largest
 * value, so that it means the same in a library of twenty patterns and of a thousand.
 */
export const termRarity = (patterns: readonly IndexedPattern[]): TermRarity => {
  const having = new Map<string, number>();
  for (const fields of patterns)
    for (const term of new Set(Object.values(fields).flat())) having.set(term, (having.get(term) ?? 0) + 1);
  const largest = inverseFrequency(patterns.length, 0);
  return (term) => inverseFrequency(patterns.length, having.get(term) ?? 0) / largest;
};
