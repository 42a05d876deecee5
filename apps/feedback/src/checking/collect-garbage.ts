import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The trees of so much text are worth the time to free them. */
const WORTH_COLLECTING = 1_000_000;

let garbage = 0;
let collect: (() => void) | undefined;

const exposed = (): (() => void) => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
};

/**
 * Frees the trees of so many characters of code once they are many. Trees live outside the heap of JavaScript, which therefore sees no
 * reason to collect them: 9,000 files once took 1.4 GB.
 */
export const collectGarbage = (characters: number): void => {
  garbage += characters;
  if (garbage < WORTH_COLLECTING) return;
  garbage = 0;
  (collect ??= exposed())();
};
