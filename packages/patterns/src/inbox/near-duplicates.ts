import type { Lesson } from '@feedback/schema';
import { nameKey } from '../library/library.ts';
import { fingerprintOf, type Fingerprint } from './fingerprint.ts';
import { likenessOf } from './likeness.ts';

/** Two patterns that look like one lesson. */
export interface NearDuplicate {
  /** The one that comes first by name. */
  readonly a: string;
  readonly b: string;
  /** 0 to 1. */
  readonly score: number;
  /** Why, the strongest first. */
  readonly reasons: readonly string[];
}

/** Two patterns from this score on are shown as near-duplicates. */
const DUPLICATE_SCORE = 0.6;

/** Patterns that share a sign are compared with so many of those before them: many copies of one thing stay affordable. */
const COMPARED = 24;
/** The least overlap of words that a pair is looked at for. */
const OVERLAP = 0.5;

type WeightOf = (word: string) => number;

/** How rare a word is: `ln(1 + patterns / patterns that have it)`. */
const rarity = (prints: readonly Fingerprint[]): WeightOf => {
  const counts = new Map<string, number>();
  for (const { words, nameWords } of prints)
    for (const word of new Set([...words, ...nameWords])) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + prints.length / (counts.get(word) ?? 1));
};

/**
 * The rarest words of a set, so many that two sets whose weighted overlap is `OVERLAP` or more share one of them (prefix
 * filtering: Chaudhuri, Ganti & Kaushik 2006, "A primitive operator for similarity joins").
 */
const prefixOf = (words: ReadonlySet<string>, weightOf: WeightOf): readonly string[] => {
  const rarest = [...words].toSorted((a, b) => weightOf(b) - weightOf(a) || (a < b ? -1 : 1));
  const needed = OVERLAP * rarest.reduce((sum, word) => sum + weightOf(word), 0);
  let left = 2 * needed;
  const prefix: string[] = [];
  for (const word of rarest) {
    if (left < needed) break;
    prefix.push(word);
    left -= weightOf(word);
  }
  return prefix;
};

const keysOf = (print: Fingerprint, weightOf: WeightOf): readonly string[] => [
  ...(print.rule === undefined ? [] : [`rule ${print.rule}`]),
  ...(print.bad === '' ? [] : [`bad ${print.bad}`]),
  ...(print.good === '' ? [] : [`good ${print.good}`]),
  ...[...print.matches].map((match) => `match ${match}`),
  ...prefixOf(print.nameWords, weightOf).map((word) => `name ${word}`),
  ...prefixOf(print.words, weightOf).map((word) => `word ${word}`),
];

/** Merged patterns are no news. */
const areMerged = (a: Lesson, b: Lesson): boolean =>
  [a.merged_into, b.merged_into].some((into) => into !== undefined);

/**
 * The pairs of patterns that look like one lesson, the most alike first: by rule, examples (but for names and layout), what they
 * match, and words. Each pattern is compared only with those that share a rare word or another sign with it, so the cost grows
 * nearly with the number of patterns; of many that share one sign, with the nearest 24 before it by name.
 */
export const findNearDuplicates = (patterns: readonly Lesson[]): readonly NearDuplicate[] => {
  const prints = patterns.toSorted((a, b) => (nameKey(a.name) < nameKey(b.name) ? -1 : 1)).map(fingerprintOf);
  const weightOf = rarity(prints);
  const sharing = new Map<string, number[]>();
  const found: NearDuplicate[] = [];
  for (const [at, print] of prints.entries()) {
    const candidates = new Set<number>();
    for (const key of keysOf(print, weightOf)) {
      const list = sharing.get(key) ?? [];
      for (const other of list.slice(-COMPARED)) candidates.add(other);
      sharing.set(key, [...list.slice(1 - COMPARED), at]);
    }
    for (const other of candidates) {
      const former = prints[other];
      if (former === undefined || areMerged(former.lesson, print.lesson)) continue;
      const { score, reasons } = likenessOf(former, print, weightOf);
      if (score >= DUPLICATE_SCORE)
        found.push({ a: former.lesson.name, b: print.lesson.name, score, reasons });
    }
  }
  return found.toSorted((x, y) => y.score - x.score || (x.a + x.b < y.a + y.b ? -1 : 1));
};
