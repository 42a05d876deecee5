import type { PatternChange } from '@feedback/schema';
import { nameKey } from '../library/library.ts';
import { stepsOf } from './standing-changes.ts';

const BEGINS: ReadonlySet<string> = new Set(['added', 'created']);

/** The names that a change touches, and what each was called before it. */
const touched = (change: PatternChange): ReadonlyMap<string, string> => {
  const names = new Map([[nameKey(change.pattern), nameKey(change.pattern)]]);
  for (const step of stepsOf(change) ?? []) {
    if (step.kind === 'revision') continue;
    const before = step.kind === 'changed' ? step.was['name'] : undefined;
    names.set(nameKey(step.pattern), nameKey(typeof before === 'string' ? before : step.pattern));
  }
  return names;
};

/** What a history says about a pattern, oldest first: also what it was called before, and what happened to it through others. */
export const changesAbout = (changes: readonly PatternChange[], name: string): readonly PatternChange[] => {
  let key = nameKey(name);
  const found: PatternChange[] = [];
  for (const change of changes.toReversed()) {
    const before = touched(change).get(key);
    if (before === undefined) continue;
    found.push(change);
    // What stood under the name before this one was another pattern.
    if (BEGINS.has(change.action) && nameKey(change.pattern) === key) break;
    key = before;
  }
  return found.toReversed();
};
