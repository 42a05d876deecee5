import MiniSearch, { type SearchResult } from 'minisearch';
import { FIELD_WEIGHTS, type Field, type IndexedPattern } from './indexed-pattern.ts';
import type { Query } from './read-query.ts';

/** A pattern that shares terms with a query. */
export interface Hit {
  /** Its place in the library. */
  readonly at: number;
  /** BM25 over the places, without an upper bound; comparable within one search. */
  readonly score: number;
  /** The terms found and where. */
  readonly found: Readonly<Record<string, readonly string[]>>;
}

interface Row extends IndexedPattern {
  readonly id: number;
}

const FIELDS = Object.keys(FIELD_WEIGHTS) as Field[];
/** No bonus for a bare occurrence: MiniSearch's default of 0.5 lifts long texts. */
const BM25 = { k: 2, b: 0.7, d: 0 };
const SEPARATOR = ' ';

/** The inverted index of a library. Terms arrive ready-made, so MiniSearch splits and processes nothing. */
export class LexicalIndex {
  readonly #index: MiniSearch<Row>;

  constructor(patterns: readonly IndexedPattern[]) {
    this.#index = new MiniSearch<Row>({
      fields: FIELDS,
      extractField: (row, field) => (field === 'id' ? String(row.id) : row[field as Field].join(SEPARATOR)),
      tokenize: (text) => text.split(SEPARATOR),
      processTerm: (term) => term,
    });
    this.#index.addAll(patterns.map((fields, id) => ({ ...fields, id })));
  }

  /** The patterns that share a term with the query, best first; `accepts` says which places in the library are asked for. */
  search(query: Query, accepts: (at: number) => boolean): readonly Hit[] {
    const results = this.#index.search([...query.weights.keys()].join(SEPARATOR), {
      boost: FIELD_WEIGHTS,
      bm25: BM25,
      boostTerm: (term) => query.weights.get(term) ?? 1,
      filter: ({ id }) => accepts(Number(id)),
    });
    return results.map(asHit).toSorted((a, b) => b.score - a.score || a.at - b.at);
  }
}

/** MiniSearch multiplies by the number of terms found, which would count an expanded query's synonyms again. */
const asHit = ({ id, score, terms, match }: SearchResult): Hit => ({
  at: Number(id),
  score: score / Math.max(1, terms.length),
  found: match,
});
