import { nameKey } from '../library/library.ts';

const SHOWN = 3;
/** Of the letter pairs of two names: what a slip of the keyboard leaves alike. */
const ALIKE = 0.5;

const pairsOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));

/** Dice's coefficient of two sets: 0 (nothing in common) to 1. */
const dice = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  a.size + b.size === 0 ? 0 : (2 * [...a].filter((each) => b.has(each)).length) / (a.size + b.size);

const likeness = (wanted: string, known: string): number => {
  const words = new Set(wanted.split('_'));
  const shared = known.split('_').some((word) => words.has(word)) ? ALIKE : 0;
  return shared + dice(pairsOf(wanted), pairsOf(known));
};

/** Up to three of the known names that share a word with the wanted one or are spelt nearly so, the most alike first. */
export const similarNames = (wanted: string, known: readonly string[]): readonly string[] => {
  const key = nameKey(wanted);
  return known
    .map((name) => ({ name, score: likeness(key, nameKey(name)) }))
    .filter(({ score }) => score >= ALIKE)
    .toSorted((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ name }) => name);
};
