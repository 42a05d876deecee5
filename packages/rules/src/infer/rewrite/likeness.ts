import { descendants, type CodeNode } from '../code-tree.ts';

/** Less alike than this, two pieces of code are not two versions of one. */
const LEAST = 0.3;

/** Lists longer than this are not compared item by item. */
const MANY = 60;

const leavesOf = (nodes: readonly CodeNode[]): readonly string[] =>
  nodes.flatMap(descendants).flatMap(({ children, text }) => (children.length === 0 ? [text] : []));

/** How many words two pieces of code share, from 0 to 1 (Dice's coefficient over their leaves). */
export const likeness = (a: readonly CodeNode[], b: readonly CodeNode[]): number => {
  const [ours, theirs] = [leavesOf(a), leavesOf(b)];
  const counts = new Map<string, number>();
  for (const text of ours) counts.set(text, (counts.get(text) ?? 0) + 1);
  let shared = 0;
  for (const text of theirs) {
    const left = counts.get(text) ?? 0;
    if (left > 0) shared += 1;
    counts.set(text, left - 1);
  }
  return (2 * shared) / Math.max(1, ours.length + theirs.length);
};

/** Pairs of items, in order on both sides, that are most alike in sum; items without a like have none. */
export const pairByLikeness = (
  a: readonly CodeNode[],
  b: readonly CodeNode[],
): readonly (readonly [number, number])[] => {
  if (a.length > MANY || b.length > MANY) return [];
  const like = a.map((one) => b.map((other) => likeness([one], [other])));
  const best = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const paired = (i: number, j: number): number => {
    const own = like[i]?.[j] ?? 0;
    return own < LEAST ? -1 : own + at(i + 1, j + 1);
  };
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = best[i];
      if (row) row[j] = Math.max(paired(i, j), at(i + 1, j), at(i, j + 1));
    }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (at(i, j) === paired(i, j)) pairs.push([i++, j++]);
    else if (at(i, j) === at(i + 1, j)) i += 1;
    else j += 1;
  }
  return pairs;
};
