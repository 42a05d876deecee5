import { sharesSyntax, type Language, type Lesson, type Pattern } from '@feedback/schema';
import { indexLibrary, judgePatterns, type IndexedLibrary } from './judge-patterns.ts';
import { relevanceOf } from './relevance.ts';

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
/** How many of the best by words are judged, at least. */
const JUDGED = 30;
/** When not even the best reaches this, nothing applies. */
const LEAST_OF_BEST = 0.35;
/** What is less likely than this is no result. */
const LEAST = 0.02;

/** Finds the patterns of a library that apply to a task or an error text. Reads the patterns once; later changes to them are not seen. */
export class PatternIndex<P extends Lesson = Pattern> {
  readonly #patterns: readonly P[];
  readonly #library: IndexedLibrary;

  constructor(patterns: readonly P[]) {
    this.#patterns = [...patterns];
    this.#library = indexLibrary(this.#patterns);
  }

  /** The patterns that apply, most relevant first; none when nothing in the library seems to. The same query has the same answer. */
  search(query: string, options: SearchOptions = {}): readonly SearchResult<P>[] {
    const { limit = DEFAULT_LIMIT, language } = options;
    const judged = judgePatterns(this.#library, query, {
      accepts: (at) => isFor(this.#patterns[at], language),
      count: Math.max(JUDGED, limit),
    });
    const results = judged
      .flatMap(({ at, evidence }) => asResult(this.#patterns[at], relevanceOf(evidence)))
      .toSorted((a, b) => b.relevance - a.relevance);
    if ((results[0]?.relevance ?? 0) < LEAST_OF_BEST) return [];
    return results.filter(({ relevance }) => relevance >= LEAST).slice(0, Math.max(0, limit));
  }
}

const asResult = <P extends Lesson>(pattern: P | undefined, relevance: number): readonly SearchResult<P>[] =>
  pattern ? [{ pattern, relevance, score: relevance / (1 - relevance) }] : [];

const isFor = (pattern: Lesson | undefined, language: Language | undefined): boolean =>
  language === undefined || pattern?.language === undefined || sharesSyntax(pattern.language, language);
