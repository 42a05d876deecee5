const pairsOf = (name: string): readonly string[] => {
  const text = name.toLowerCase();
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
};

/** Less alike than this, two names are of two things. */
const LEAST = 0.4;

/**
 * Whether one name looks like another spelling of the other, as `warn` and `warning` do and `md5` and `sha256` do not (Dice's coefficient
 * over pairs of letters).
 */
export const isSimilarName = (a: string, b: string): boolean => {
  const [ours, theirs] = [pairsOf(a), pairsOf(b)];
  const left = [...theirs];
  let shared = 0;
  for (const pair of ours) {
    const at = left.indexOf(pair);
    if (at === -1) continue;
    left.splice(at, 1);
    shared += 1;
  }
  return a === b || (2 * shared) / Math.max(1, ours.length + theirs.length) >= LEAST;
};
