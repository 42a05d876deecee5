/** How many characters of code are searched in one go. */
export interface Pace {
  /** From so many on a batch is large enough. */
  readonly enough: () => number;
  /** Told when a batch has been filled. */
  readonly next: () => void;
  /** Told what a batch of so many characters had. */
  readonly note: (characters: number, findings: number) => void;
}

/** A small batch keeps the engine busy while more is read; later ones are so large that compiling the rules for each hardly counts. */
const BATCH = { first: 100_000, growth: 4, most: 600_000 } as const;

/** The engine holds the tree of a file until what it found there is read, which then takes longer than to search: so many are enough. */
const MOST_FINDINGS = 1_000;

/** Starts with small batches, and comes back to them where much is found: the trees of 600,000 characters are 20 MB. */
export const createPace = (): Pace => {
  let wanted: number = BATCH.first;
  let most: number = BATCH.most;
  return {
    enough: () => Math.min(wanted, most),
    next: () => {
      wanted = Math.min(wanted * BATCH.growth, BATCH.most);
    },
    note: (characters, findings) => {
      if (characters === 0) return;
      const fitting = findings === 0 ? BATCH.most : Math.floor((characters * MOST_FINDINGS) / findings);
      most = Math.max(BATCH.first, Math.min(BATCH.most, fitting));
    },
  };
};
