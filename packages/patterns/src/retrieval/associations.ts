import { STOP_WORDS } from './common-words.ts';
import { termOf, termsOf } from './terms.ts';
import type { Concepts } from './vocabulary/concepts.ts';
import { ERROR_SHAPES } from './vocabulary/error-shapes.ts';
import { VOCABULARY } from './vocabulary/vocabulary.ts';

const WEIGHT = 0.5;
/** Words that occur together say more than one alone. */
const WEIGHT_OF_PHRASE = 0.9;
const WEIGHT_OF_ERROR = 0.9;
/** An error's name as code writes it, or how a log begins. */
const ERROR_TEXT =
  /\b[A-Z]\w*(?:Error|Exception|Warning|Rejection|Timeout)\b|^\s*(?:Traceback|Uncaught|[Ee]rror:)/m;

type Alternative = readonly string[];

interface Concept {
  readonly alternatives: readonly Alternative[];
  readonly means: readonly string[];
}

const meaningOf = (text: string): readonly string[] =>
  [...new Set(termsOf(text))].filter((term) => !STOP_WORDS.has(term));

const readConcepts = (concepts: Concepts): readonly Concept[] =>
  Object.entries(concepts).map(([when, means]) => ({
    alternatives: when.split(' ').map((words) => words.split('+').map(termOf)),
    means: meaningOf(means),
  }));

let vocabulary: readonly Concept[] | undefined;
/** Read when first searched, so that importing the package costs nothing. */
const allConcepts = (): readonly Concept[] => (vocabulary ??= VOCABULARY.flatMap(readConcepts));

const weightOf = ({ alternatives }: Concept, terms: ReadonlySet<string>): number => {
  const said = alternatives.filter((words) => words.every((word) => terms.has(word)));
  if (said.length === 0) return 0;
  return said.some((words) => words.length > 1) ? WEIGHT_OF_PHRASE : WEIGHT;
};

/** The terms that patterns about a query's subject use, each with a weight of at most 1; the query's own terms are not added. */
export const associations = (query: string, terms: ReadonlySet<string>): ReadonlyMap<string, number> => {
  const associated = new Map<string, number>();
  const associate = (means: readonly string[], weight: number): void => {
    for (const term of means) associated.set(term, Math.max(associated.get(term) ?? 0, weight));
  };
  for (const concept of allConcepts()) {
    const weight = weightOf(concept, terms);
    if (weight > 0) associate(concept.means, weight);
  }
  if (ERROR_TEXT.test(query))
    for (const [form, means] of ERROR_SHAPES)
      if (form.test(query)) associate(meaningOf(means), WEIGHT_OF_ERROR);
  return associated;
};
