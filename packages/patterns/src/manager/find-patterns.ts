import type { Pattern } from '@feedback/schema';

const spaced = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll('_', ' ');

/**
 * The patterns that hold every word of the query, in any order, in name, description or tags; without case, and `_` is a space.
 * In the order given; a query without words finds all.
 */
export const findPatterns = (patterns: readonly Pattern[], query: string): readonly Pattern[] => {
  const words = spaced(query).split(/\s+/).filter(Boolean);
  return patterns.filter(({ name, description, tags = [] }) => {
    const text = spaced([name, description, ...tags].join('\n'));
    return words.every((word) => text.includes(word));
  });
};
