/** How much code is searched in one go. */
export interface Pace {
  /** From so many characters on a batch is large enough. */
  readonly enough: () => number;
  /** How many batches may be searched at once. */
  readonly atOnce: () => number;
  /** Told what a batch of so many characters had. */
  readonly note: (characters: number, findings: number) => void;
}

/** A small batch keeps the engine busy while more is read; later ones are so large that compiling the rules for each hardly counts. */
const BATCH = { first: 100_000, growth: 4, most: 600_000 } as const;

/** While JavaScript prepares one batch, the engine's threads have another. */
const AT_ONCE = 2;

/** The engine holds the tree of a file until what it found there is read, which then takes longer than to search: so many are enough. */
const MOST_FINDINGS = 1_000;

/**
 * Starts with small batches until it is known how much is found, and comes back to them, one after the other, where it is much: the
 * trees of 600,000 characters are 20 MB, and each thread of the engine keeps the memory of those that it had.
 */
export const createPace = (): Pace => {
  let enough: number = BATCH.first;
  let isMuch = false;
  return {
    enough: () => enough,
    atOnce: () => (isMuch ? 1 : AT_ONCE),
    note: (characters, findings) => {
      if (characters === 0) return;
      const fitting = findings === 0 ? BATCH.most : Math.floor((characters * MOST_FINDINGS) / findings);
      isMuch = fitting < BATCH.most;
      enough = Math.max(BATCH.first, Math.min(enough * BATCH.growth, BATCH.most, fitting));
    },
  };
};
