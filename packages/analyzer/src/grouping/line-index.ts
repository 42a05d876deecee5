/** From this share of common lines on, by weight, two texts tell of one failure. */
const ALIKE = 0.6;

/** A line in more texts than this tells nothing; later texts are no longer listed under it. */
const MAX_TEXTS_PER_LINE = 300;

/** A long line says more than a short one, up to a point. */
const MAX_WEIGHT = 6;

const wordsOf = (line: string): string[] => line.split(' ').filter((token) => /\p{L}{2}/u.test(token));

/** The lines without what is not words, each with its weight. */
const weigh = (lines: readonly string[]): Map<string, number> => {
  const weights = new Map<string, number>();
  for (const line of lines) {
    const words = wordsOf(line);
    if (words.length > 0) weights.set(words.join(' '), Math.min(words.length, MAX_WEIGHT));
  }
  return weights;
};

const sum = (weights: Iterable<number>): number => {
  let total = 0;
  for (const weight of weights) total += weight;
  return total;
};

/** Finds texts that have most of their lines in common: weighted Jaccard similarity over an inverted index. */
export class LineIndex {
  readonly #texts = new Map<number, ReadonlyMap<string, number>>();
  readonly #byLine = new Map<string, number[]>();

  /** Adds a text under a number and returns the numbers of those like it. */
  add(index: number, lines: readonly string[]): number[] {
    const weights = weigh(lines);
    const common = new Map<number, number>();
    for (const [line, weight] of weights) {
      const texts = this.#byLine.get(line) ?? [];
      this.#byLine.set(line, texts);
      for (const text of texts) common.set(text, (common.get(text) ?? 0) + weight);
      if (texts.length < MAX_TEXTS_PER_LINE) texts.push(index);
    }
    this.#texts.set(index, weights);
    const own = sum(weights.values());
    return [...common]
      .filter(([text, shared]) => {
        const other = sum(this.#texts.get(text)?.values() ?? []);
        return shared / (own + other - shared) >= ALIKE;
      })
      .map(([text]) => text);
  }
}
