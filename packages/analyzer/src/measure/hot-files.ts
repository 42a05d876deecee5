import { compareText } from '@feedback/schema';
import type { Mistake } from '../mistake.ts';

const HOTTEST = 10;

interface HotFile {
  readonly path: string;
  readonly count: number;
}

/** Counts occurrences by file; `finish` gives the ten files with the most, equals in order of their paths. */
export const createHotFiles = (): {
  readonly add: (mistake: Mistake) => void;
  readonly finish: () => HotFile[];
} => {
  const counts = new Map<string, number>();
  return {
    add: ({ record: { path, count }, inPeriod }) => {
      if (inPeriod && path !== null) counts.set(path, (counts.get(path) ?? 0) + count);
    },
    finish: () =>
      [...counts]
        .map(([path, count]) => ({ path, count }))
        .toSorted((a, b) => b.count - a.count || compareText(a.path, b.path))
        .slice(0, HOTTEST),
  };
};
