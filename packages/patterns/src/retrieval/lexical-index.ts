import { FIELD_WEIGHTS, type Field, type IndexedPattern } from './indexed-pattern.ts';

/** A pattern that shares terms with a query. */
export interface Hit {
  /** Its place in the library. */
  readonly at: number;
  /** BM25 over the places, without an upper bound; comparable within one search. */
  readonly score: number;
  /** The terms found and where. */
  readonly found: ReadonlyMap<string, readonly Field[]>;
}

/** BM25's `b`: how much the length of a place counts against it, 0…1. */
const LENGTH = 0.7;
/** BM25's `k1`: how steeply. */
const FALL = 2;
/** Patterns imagined beside the library's own, so that the words of a handful of patterns do not all seem common. */
const BACKGROUND = 50;
const FIELDS = Object.keys(FIELD_WEIGHTS) as Field[];

/** A pattern's place in the library and a field, in one number: a library has a hundred thousand of them. */
type Posting = number;
const postingOf = (at: number, field: number): Posting => at * FIELDS.length + field;
const placeOf = (posting: Posting): number => Math.floor(posting / FIELDS.length);
const fieldOf = (posting: Posting): Field | undefined => FIELDS[posting % FIELDS.length];

interface Term {
  readonly postings: Posting[];
  /** In how many patterns the term stands, in any place. */
  patterns: number;
}

interface MutableHit {
  readonly at: number;
  score: number;
  readonly found: Map<string, Field[]>;
}

const inverseFrequency = (patterns: number, having: number): number =>
  Math.log(1 + (patterns - having + 0.5) / (having + 0.5));

/**
 * The inverted index of a library, ranked by BM25 per place (Robertson and Zaragoza, 2009; places as in their BM25F, weighted
 * after saturation). A place mentions a term or not, so the term frequency is always 1.
 */
export class LexicalIndex {
  readonly #patterns: readonly IndexedPattern[];
  readonly #terms = new Map<string, Term>();
  readonly #averageLengths: Readonly<Record<string, number>>;

  constructor(patterns: readonly IndexedPattern[]) {
    this.#patterns = patterns;
    for (const [at, pattern] of patterns.entries())
      for (const [field, name] of FIELDS.entries())
        for (const term of pattern[name]) this.#add(term, postingOf(at, field));
    this.#averageLengths = Object.fromEntries(
      FIELDS.map((field) => [
        field,
        patterns.reduce((total, pattern) => total + pattern[field].length, 0) / patterns.length,
      ]),
    );
  }

  /**
   * How much a term tells about a library: 1 for a term that no pattern has, near 0 for one that all have. The inverse document
   * frequency by its largest value, so that it means the same in a library of twenty patterns and of a thousand.
   */
  rarity(term: string): number {
    const patterns = this.#patterns.length + BACKGROUND;
    return inverseFrequency(patterns, this.#terms.get(term)?.patterns ?? 0) / inverseFrequency(patterns, 0);
  }

  /** The patterns that share a term with the weighted ones given; `accepts` says which places in the library are asked for. */
  search(weights: ReadonlyMap<string, number>, accepts: (at: number) => boolean): readonly Hit[] {
    const hits = new Map<number, MutableHit | undefined>();
    for (const [term, weight] of weights) {
      const postings = this.#terms.get(term)?.postings ?? [];
      const having = countByField(postings);
      for (const posting of postings) {
        const at = placeOf(posting);
        const field = fieldOf(posting);
        if (!hits.has(at)) hits.set(at, accepts(at) ? { at, score: 0, found: new Map() } : undefined);
        const hit = hits.get(at);
        if (!hit || !field) continue;
        hit.score += weight * this.#worth(at, field, having[field] ?? 0);
        note(hit.found, term, field);
      }
    }
    return [...hits.values()].filter((hit) => hit !== undefined);
  }

  #add(term: string, posting: Posting): void {
    let known = this.#terms.get(term);
    if (!known) this.#terms.set(term, (known = { postings: [], patterns: 0 }));
    // Patterns are added one after another, so a pattern's postings stand together.
    const last = known.postings.at(-1);
    if (last === undefined || placeOf(last) !== placeOf(posting)) known.patterns += 1;
    known.postings.push(posting);
  }

  #worth(at: number, field: Field, having: number): number {
    const length = (this.#patterns[at]?.[field].length ?? 0) / (this.#averageLengths[field] || 1);
    const saturation = (1 + FALL) / (1 + FALL * (1 - LENGTH + LENGTH * length));
    return FIELD_WEIGHTS[field] * inverseFrequency(this.#patterns.length, having) * saturation;
  }
}

const note = (found: Map<string, Field[]>, term: string, field: Field): void => {
  const fields = found.get(term);
  if (fields) fields.push(field);
  else found.set(term, [field]);
};

const countByField = (postings: readonly Posting[]): Readonly<Partial<Record<Field, number>>> => {
  const counts: Partial<Record<Field, number>> = {};
  for (const posting of postings) {
    const field = fieldOf(posting);
    if (field) counts[field] = (counts[field] ?? 0) + 1;
  }
  return counts;
};
