import { parseTimestamp, type Pattern } from '@feedback/schema';
import { changeEntry, type Actor } from '../library/change.ts';
import { findPattern, nameKey, type Library } from '../library/library.ts';
import { PatternsError } from '../patterns-error.ts';
import { withNumbers, type Edited } from './edit-library.ts';

/** How often a pattern occurred in all that is known, and when last. */
export interface PatternFrequency {
  readonly pattern: string;
  readonly count: number;
  /** ISO 8601, as observed; left out or `null` keeps what the library has. */
  readonly last_occurrence?: string | null | undefined;
}

export interface FrequencyUpdate {
  /** Names whose numbers changed. */
  readonly updated: readonly string[];
  /** Given names that the library does not have, each once. */
  readonly unknown: readonly string[];
}

const later = (a: string | null, b: string | null): string | null => {
  if (a === null || b === null) return a ?? b;
  return (parseTimestamp(b)?.timestamp ?? '') > (parseTimestamp(a)?.timestamp ?? '') ? b : a;
};

/** Two spellings of one name are one pattern, so their counts belong together. */
const totals = (frequencies: readonly PatternFrequency[]): ReadonlyMap<string, PatternFrequency> => {
  const byKey = new Map<string, PatternFrequency>();
  for (const given of frequencies) {
    if (!Number.isSafeInteger(given.count) || given.count < 0)
      throw new PatternsError(
        'INVALID_VALUE',
        `The count of "${given.pattern}" is ${given.count}; it must be a whole number from 0 up. Nothing was changed.`,
        { pattern: given.pattern },
      );
    const key = nameKey(given.pattern);
    const known = byKey.get(key);
    byKey.set(key, {
      pattern: known?.pattern ?? given.pattern,
      count: (known?.count ?? 0) + given.count,
      last_occurrence: later(known?.last_occurrence ?? null, given.last_occurrence ?? null),
    });
  }
  return byKey;
};

const withFrequency = (pattern: Pattern, { count, last_occurrence }: PatternFrequency): Pattern => ({
  ...pattern,
  occurrence_frequency: count,
  last_occurrence: last_occurrence ?? pattern.last_occurrence,
});

/** Sets (never adds) the numbers of known patterns, so that the same analysis twice changes nothing. */
export const updateFrequencies = (
  library: Library,
  frequencies: readonly PatternFrequency[],
  actor: Actor,
): Edited<FrequencyUpdate> => {
  let current = library;
  const updated: string[] = [];
  const unknown: string[] = [];
  for (const given of totals(frequencies).values()) {
    const before = findPattern(current, given.pattern);
    if (before === undefined) {
      unknown.push(given.pattern);
      continue;
    }
    const after = withFrequency(before, given);
    const [old_frequency, new_frequency] = [before.occurrence_frequency, after.occurrence_frequency];
    if (old_frequency === new_frequency && before.last_occurrence === after.last_occurrence) continue;
    const change = changeEntry(actor, 'updated_frequency', before.name, { old_frequency, new_frequency });
    current = withNumbers(current, before, after, change);
    updated.push(before.name);
  }
  return { library: current, result: { updated, unknown } };
};
