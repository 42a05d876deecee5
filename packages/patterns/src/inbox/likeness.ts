import type { Fingerprint } from './fingerprint.ts';

/** How strongly two patterns look like one lesson, and by what. */
export interface Likeness {
  /** 0 to 1. */
  readonly score: number;
  /** The strongest first. */
  readonly reasons: readonly string[];
}

interface Sign {
  readonly strength: number;
  readonly reason: string;
}

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  return [...small].filter((each) => large.has(each)).length;
};

/** Jaccard's index of two sets, each element counting as much as it weighs. */
const weightedOverlap = (
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  weightOf: (element: string) => number,
): number => {
  let [both, all] = [0, 0];
  for (const element of a) {
    const weight = weightOf(element);
    all += weight;
    if (b.has(element)) both += weight;
  }
  for (const element of b) if (!a.has(element)) all += weightOf(element);
  return all === 0 ? 0 : both / all;
};

const exampleSign = (a: Fingerprint, b: Fingerprint): Sign | undefined => {
  const bad = a.bad !== '' && a.bad === b.bad;
  const good = a.good !== '' && a.good === b.good;
  if (bad && good) return { strength: 0.95, reason: 'the same examples but for names and layout' };
  if (bad) return { strength: 0.8, reason: 'the same bad example but for names and layout' };
  if (good) return { strength: 0.5, reason: 'the same good example but for names and layout' };
  return undefined;
};

const matchSign = (a: Fingerprint, b: Fingerprint): Sign | undefined => {
  const common = shared(a.matches, b.matches);
  if (common === 0) return undefined;
  const share = common / Math.min(a.matches.size, b.matches.size);
  return { strength: 0.85 * share, reason: `${common === 1 ? 'one match' : `${common} matches`} in common` };
};

/** Words alike in two languages may be one lesson told twice on purpose, so they count for less. */
const STRANGERS = 0.6;
const WORDED_ALIKE = 0.5;
/** Two words in common are a coincidence. */
const LEAST_WORDS = 3;
const NAMED_ALIKE = 0.6;

const wordSigns = (a: Fingerprint, b: Fingerprint, weightOf: (word: string) => number): readonly Sign[] => {
  const strangers = a.family !== undefined && b.family !== undefined && a.family !== b.family;
  const trust = strangers ? STRANGERS : 1;
  const words = weightedOverlap(a.words, b.words, weightOf);
  const names = weightedOverlap(a.nameWords, b.nameWords, weightOf);
  return [
    ...(words < WORDED_ALIKE || shared(a.words, b.words) < LEAST_WORDS
      ? []
      : [{ strength: 0.9 * words * trust, reason: `worded alike (${Math.round(100 * words)} %)` }]),
    ...(names < NAMED_ALIKE ? [] : [{ strength: 0.65 * names * trust, reason: 'named alike' }]),
  ];
};

/** Compares two patterns: independent signs add up as probabilities do (noisy or). */
export const likenessOf = (a: Fingerprint, b: Fingerprint, weightOf: (word: string) => number): Likeness => {
  const rule =
    a.rule !== undefined && a.rule === b.rule ? { strength: 0.95, reason: 'the same rule' } : undefined;
  const signs = [rule, exampleSign(a, b), matchSign(a, b), ...wordSigns(a, b, weightOf)]
    .filter((sign) => sign !== undefined)
    .toSorted((x, y) => y.strength - x.strength);
  const unlike = signs.reduce((rest, { strength }) => rest * (1 - strength), 1);
  return { score: 1 - unlike, reasons: signs.map(({ reason }) => reason) };
};
