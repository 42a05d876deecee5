import { associations } from './associations.ts';
import { GENERIC_WORDS, STOP_WORDS } from './common-words.ts';
import { termsOf } from './terms.ts';

/** What a query asks for. */
export interface Query {
  /** The terms to look for, each with how much it counts. */
  readonly weights: ReadonlyMap<string, number>;
  /** The terms that the query itself has. */
  readonly own: ReadonlySet<string>;
  /** Whether the query speaks of something that the vocabulary knows. */
  readonly understood: boolean;
}

const WEIGHT_OF_GENERIC = 0.4;
/** How much of an association's weight adds to a term that the query has anyway. */
const CONFIRMATION = 0.25;
const LONGEST_QUERY = 4000;

/** Reads a task or an error text; of a longer one the first 4,000 characters. */
export const readQuery = (text: string): Query => {
  const read = text.slice(0, LONGEST_QUERY);
  const said = new Set(termsOf(read));
  const own = new Set([...said].filter((term) => !STOP_WORDS.has(term)));
  const associated = associations(read, said);
  const weights = new Map<string, number>();
  for (const term of own) weights.set(term, GENERIC_WORDS.has(term) ? WEIGHT_OF_GENERIC : 1);
  for (const [term, weight] of associated) {
    const ownWeight = weights.get(term);
    weights.set(term, ownWeight === undefined ? weight : Math.max(ownWeight, weight) + CONFIRMATION * weight);
  }
  return { weights, own, understood: associated.size > 0 };
};
