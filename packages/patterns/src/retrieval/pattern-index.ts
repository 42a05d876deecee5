import { sharesSyntax, type Language, type Lesson, type Pattern } from '@feedback/schema';
import { asCandidate, gatherEvidence, type Candidate } from './evidence.ts';
import { indexedPattern, type IndexedPattern } from './indexed-pattern.ts';
import { LexicalIndex } from './lexical-index.ts';
import { readQuery, type Query } from './read-query.ts';
import { relevanceOf } from './relevance.ts';
import { termRarity, type TermRarity } from './term-rarity.ts';

/** What `PatternIndex.search` takes beside the query. */
export interface SearchOptions {
  /** The most patterns to return; 10 when absent. */
  readonly limit?: number | undefined;
  /** Leaves out patterns for other languages; JavaScript, TypeScript and TSX count as one, patterns without language fit all. */
  readonly language?: Language | undefined;
}

/** A pattern that applies to a query. */
export interface SearchResult<P extends Lesson = Pattern> {
  readonly pattern: P;
  /** The odds that it applies, `relevance / (1 − relevance)`: the order of the results, without an upper bound. */
  readonly score: number;
  /** The probability that it applies, 0…1. */
  readonly relevance: number;
}

const DEFAULT_LIMIT = 10;
/** How many of the best by words are judged. */
const JUDGED = 30;
/** When not even the best reaches this, nothing applies. */
const LEAST_OF_BEST = 0.4;
/** What is less likely than this is no result. */
const LEAST = 0.02;

/** Finds the patterns of a library that apply to a task or an error text. Reads the patterns once; later changes to them are not seen. */
export class PatternIndex<P extends Lesson = Pattern> {
  readonly #patterns: readonly P[];
  readonly #fields: readonly IndexedPattern[];
  readonly #rarity: TermRarity;
  readonly #index: LexicalIndex;

  constructor(patterns: readonly P[]) {
    this.#patterns = [...patterns];
    this.#fields = this.#patterns.map(indexedPattern);
    this.#rarity = termRarity(this.#fields);
    this.#index = new LexicalIndex(this.#fields);
  }

  /** The patterns that apply, most relevant first; none when nothing in the library seems to. The same query has the same answer. */
  search(query: string, options: SearchOptions = {}): readonly SearchResult<P>[] {
    const { limit = DEFAULT_LIMIT, language } = options;
    const asked = readQuery(query);
    const candidates = this.#candidates(asked, language).slice(0, Math.max(JUDGED, limit));
    const judged = gatherEvidence(candidates, asked, this.#rarity)
      .map((evidence, rank) => this.#result(candidates[rank], relevanceOf(evidence)))
      .filter((result) => result !== undefined)
      .toSorted((a, b) => b.relevance - a.relevance);
    if ((judged[0]?.relevance ?? 0) < LEAST_OF_BEST) return [];
    return judged.filter(({ relevance }) => relevance >= LEAST).slice(0, Math.max(0, limit));
  }

  #candidates(query: Query, language: Language | undefined): readonly Candidate[] {
    return this.#index
      .search(query, (at) => fits(this.#patterns[at], language))
      .flatMap((hit) => {
        const fields = this.#fields[hit.at];
        return fields ? [asCandidate(hit, fields, query, this.#rarity)] : [];
      })
      .toSorted((a, b) => b.score - a.score || a.at - b.at);
  }

  #result(candidate: Candidate | undefined, relevance: number): SearchResult<P> | undefined {
    const pattern = candidate && this.#patterns[candidate.at];
    return pattern && { pattern, relevance, score: relevance / (1 - relevance) };
  }
}

const fits = (pattern: Lesson | undefined, language: Language | undefined): boolean =>
  language === undefined || pattern?.language === undefined || sharesSyntax(pattern.language, language);
