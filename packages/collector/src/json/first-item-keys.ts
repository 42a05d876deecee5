import { topLevelKeys } from './top-level-keys.ts';

/** The keys of the first object of a JSON list, also of a list of lists, as `topLevelKeys` has them; empty for other texts. */
export const firstItemKeys = (head: string): ReadonlyMap<string, string> =>
  /^\s*\[/.test(head) ? topLevelKeys(head.replace(/^[\s[]+/, '')) : new Map();
