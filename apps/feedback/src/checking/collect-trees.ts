import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { readonly type: 'minor' | 'major' }) => void;

const exposed = (): Collect => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as Collect;
};

let collect: Collect | undefined;

/** The trees of so many characters of code, some 70 MB, are worth the time of a long collection. */
const MOST_HELD = 2_000_000;

let held = 0;

/**
 * Frees the trees of so many characters of code that nobody holds any more. They live outside the heap of JavaScript, which therefore
 * sees no reason to collect them: 9,000 files once took 1.4 GB. A short collection frees those that are young; some grow old before.
 */
export const collectTrees = (characters: number): void => {
  held += characters;
  const type = held > MOST_HELD ? 'major' : 'minor';
  if (type === 'major') held = 0;
  (collect ??= exposed())({ type });
};
