/** How long is waited for rules. */
export interface Patience {
  readonly isOver: (pattern: string) => boolean;
  /** Told how long a pattern took in one file, in milliseconds; names the patterns with which patience ends by that. */
  readonly spend: (pattern: string, took: number) => readonly string[];
  /** Ends all patience; names those that had some. */
  readonly end: () => readonly string[];
}

/** So many files may take as long as one may: for one pattern, and for all together. */
const SLOW_FILES = { each: 3, all: 6 } as const;

/** What takes less than this part of the limit is not slow, however often. */
const QUICK = 0.1;

/** Waits for each pattern as long as three files may take, and for all together as long as six. */
export const createPatience = (patterns: readonly string[], limit: number): Patience => {
  const spent = new Map(patterns.map((name) => [name, 0]));
  const over = new Set<string>();
  let all = 0;
  const lose = (names: readonly string[]): readonly string[] => {
    const lost = names.filter((name) => !over.has(name));
    for (const name of lost) over.add(name);
    return lost;
  };
  return {
    isOver: (name) => over.has(name),
    spend: (name, took) => {
      if (took < limit * QUICK) return [];
      const own = (spent.get(name) ?? 0) + took;
      spent.set(name, own);
      all += took;
      if (all >= SLOW_FILES.all * limit) return lose(patterns);
      return own >= SLOW_FILES.each * limit ? lose([name]) : [];
    },
    end: () => lose(patterns),
  };
};
