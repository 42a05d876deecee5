import type { Field, IndexedPattern } from './indexed-pattern.ts';
import type { Hit } from './lexical-index.ts';
import type { Query } from './read-query.ts';

/** How much a term tells about the library, 0…1. */
export type Rarity = (term: string) => number;
/** A hit with how well it covers the query and how well the query covers its name. */
export interface Candidate extends Hit {
  /** Share of the pattern's name that the query speaks of, by rarity, 0…1. */
  readonly nameCoverage: number;
}

/** What speaks for a pattern and against it; the inputs of `relevanceOf`. */
export interface Evidence {
  /** Score as a share of the best candidate's. */
  readonly share: number;
  /** Natural logarithm of the place in the ranking, from 0. */
  readonly logRank: number;
  /** ln(1 + weight × rarity of the terms found). */
  readonly logFound: number;
  /** The same of those that the name, the tags or the first sentence holds. */
  readonly logProminent: number;
  /** ln(1 + weight × rarity of all terms asked for). */
  readonly logAsked: number;
  /** The same of the query's own terms. */
  readonly logSaid: number;
  /** Share of what was found that the bad example holds, 0…1. */
  readonly inCode: number;
  readonly nameCoverage: number;
  /** 1 when the vocabulary knows the query's subject. */
  readonly understood: number;
}

const sum = (terms: Iterable<string>, weigh: (term: string) => number): number => {
  let total = 0;
  for (const term of terms) total += weigh(term);
  return total;
};

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** How much of a pattern's name a query speaks of. */
const nameCoverage = ({ name }: IndexedPattern, { weights }: Query, rarity: Rarity): number =>
  share(
    sum(name, (term) => rarity(term) * Math.min(1, weights.get(term) ?? 0)),
    sum(name, rarity),
  );

const queryCoverage = ({ found }: Hit, { own, weights }: Query, rarity: Rarity): number => {
  const weigh = (term: string): number => rarity(term) * (weights.get(term) ?? 0);
  return share(
    sum(own, (term) => (found.has(term) ? weigh(term) : 0)),
    sum(own, weigh),
  );
};

/** How strongly each coverage corrects the score, and what is left of it without any. */
const NAME_EXPONENT = 0.5;
const WITHOUT_NAME = 0.15;
const QUERY_EXPONENT = 0.4;
const WITHOUT_QUERY = 0.1;

/** A hit with its score corrected by coverage: many weak matches in a long text are worth less than one whole name. */
export const asCandidate = (hit: Hit, fields: IndexedPattern, query: Query, rarity: Rarity): Candidate => {
  const named = nameCoverage(fields, query, rarity);
  const covered = queryCoverage(hit, query, rarity);
  const factor = (WITHOUT_NAME + named) ** NAME_EXPONENT * (WITHOUT_QUERY + covered) ** QUERY_EXPONENT;
  return { ...hit, nameCoverage: named, score: hit.score * factor };
};

const PROMINENT: readonly Field[] = ['name', 'tags', 'lead'];

/** Gathers the evidence for candidates that are sorted by score. */
export const gatherEvidence = (
  candidates: readonly Candidate[],
  query: Query,
  rarity: Rarity,
): readonly Evidence[] => {
  const weigh = (term: string): number => rarity(term) * (query.weights.get(term) ?? 0);
  const asked = sum(query.weights.keys(), weigh);
  const said = sum(query.own, weigh);
  const best = candidates[0]?.score ?? 0;
  return candidates.map(({ score, found, nameCoverage: named }, rank) => {
    const mass = sum(found.keys(), weigh);
    const foundIn = (fields: readonly Field[]): number =>
      sum(found.keys(), (term) =>
        found.get(term)?.some((field) => fields.includes(field)) ? weigh(term) : 0,
      );
    return {
      share: share(score, best),
      logRank: Math.log(rank + 1),
      logFound: Math.log1p(mass),
      logProminent: Math.log1p(foundIn(PROMINENT)),
      logAsked: Math.log1p(asked),
      logSaid: Math.log1p(said),
      inCode: share(foundIn(['code']), mass),
      nameCoverage: named,
      understood: query.understood ? 1 : 0,
    };
  });
};
