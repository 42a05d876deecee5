import type { Pattern, PatternMatches, Problem } from '@feedback/schema';
import { nameKey } from '../library/library.ts';

/** What could be read, and what not. */
export interface ImportedPatterns {
  readonly patterns: readonly Pattern[];
  readonly problems: readonly Problem[];
}

/** Longer texts are cut: they are for people and prompts, and come from anywhere. */
export const MOST_DESCRIPTION = 2_000;
export const MOST_EXAMPLE = 4_000;
const MOST_NAME = 80;

/** A text that is not longer than a limit in UTF-16 units, cut at a blank where that is near. */
export const cutAt = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1).toWellFormed();
  const blank = cut.search(/\s\S*$/);
  return `${(blank > most / 2 ? cut.slice(0, blank) : cut).trimEnd()}…`;
};

/** A name made of the words of an id or title; a long dotted id by its last part. */
export const shortName = (text: string): string => {
  const key = nameKey(text);
  if (key.length <= MOST_NAME) return key;
  const last = nameKey(text.split(/[./:]/).at(-1) ?? text);
  return (last === '' ? key : last).slice(0, MOST_NAME).replace(/_+$/, '');
};

const joined = (a: readonly string[] = [], b: readonly string[] = []): { rule_ids: string[] } => ({
  rule_ids: [...new Set([...a, ...b])],
});

const withRuleIds = (pattern: Pattern, matches: PatternMatches | undefined): Pattern =>
  matches?.rule_ids === undefined
    ? pattern
    : { ...pattern, matches: { ...pattern.matches, ...joined(pattern.matches?.rule_ids, matches.rule_ids) } };

/** One pattern for each name: the first, which is also found by the rule ids of the others. */
export const mergeByName = (patterns: readonly Pattern[]): readonly Pattern[] => {
  const merged = new Map<string, Pattern>();
  for (const pattern of patterns) {
    const known = merged.get(pattern.name);
    merged.set(pattern.name, known === undefined ? pattern : withRuleIds(known, pattern.matches));
  }
  return [...merged.values()];
};
