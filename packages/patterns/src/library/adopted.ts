import type { Pattern } from '@feedback/schema';

const copies = new WeakSet<Pattern>();

/** Marks a pattern as a copy of another layer's that nobody has changed yet. */
export const asCopy = (pattern: Pattern): Pattern => {
  copies.add(pattern);
  return pattern;
};

/** Whether a pattern is such a copy: taking back what was done to it takes back the copy too. */
export const isCopy = (pattern: Pattern): boolean => copies.has(pattern);
