import type { Effectiveness, Episode, LibraryEffect, Pattern } from '@feedback/schema';
import { controlOf, type Control } from '../statistics/control.ts';
import { MIN_PRIOR_EPISODES } from '../statistics/effect.ts';
import type { Stratum } from '../statistics/pooled-ratio.ts';
import { sumSides, type Sides } from '../statistics/totals.ts';
import { compareHalves, measureEffect } from './effectiveness.ts';
import { windowHalves, windowsAround, type Windows } from './effect-windows.ts';
import type { Exposure } from './exposure.ts';
import { libraryEffect } from './library-effect.ts';
import type { PatternRecord, PatternRecords } from './pattern-records.ts';
import { spansOf, weeksAround, type Subject } from './weeks-around.ts';

/** What effects are measured on. */
export interface EffectFacts {
  readonly records: PatternRecords;
  readonly episodesOf: (pattern: string) => readonly Episode[];
  readonly exposureOf: (record: PatternRecord | undefined) => Exposure;
  readonly patterns: readonly Pattern[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The time of the first event or run, if there is any. */
  readonly firstFact: string | undefined;
}

/** Measures effects; subjects and weeks are worked out once for all patterns of one date. */
export interface Effects {
  readonly of: (pattern: string, activeSince: string | undefined) => Effectiveness;
  readonly ofLibrary: (active: readonly { readonly name: string; readonly since: string }[]) => LibraryEffect;
}

interface Measured {
  readonly subject: Subject;
  readonly sides: Sides;
  readonly control: Control | undefined;
}

/** Prepares the effects of patterns over windows of `days` on each side. */
export const createEffects = (facts: EffectFacts, days: number): Effects => {
  const { records, patterns, now } = facts;
  // Sorted, so that sums of fractions don't depend on the order in which mistakes came.
  const names = [...records.keys()].toSorted();
  const activeSince = new Map(
    patterns.flatMap(({ name, active_since }) =>
      active_since === undefined ? [] : [[name, Date.parse(active_since)] as const],
    ),
  );
  const subjects = new Map<string, Subject>();
  const sidesAt = new Map<string, ReadonlyMap<string, Sides>>();

  const subjectOf = (name: string): Subject => {
    const subject = subjects.get(name) ?? {
      spans: spansOf(facts.episodesOf(name)),
      exposure: facts.exposureOf(records.get(name)),
    };
    subjects.set(name, subject);
    return subject;
  };
  const allSides = (windows: Windows): ReadonlyMap<string, Sides> => {
    const key = JSON.stringify(windows);
    const known = sidesAt.get(key);
    if (known !== undefined) return known;
    const sides = new Map(names.map((name) => [name, weeksAround(subjectOf(name), windows)]));
    sidesAt.set(key, sides);
    return sides;
  };
  /** A pattern that became active in the same time is no control: something was done about it too. */
  const isControl = (name: string, { before, after }: Windows): boolean => {
    const since = activeSince.get(name);
    return since === undefined || since < before[0] || since >= after[1];
  };
  const windowsOf = (since: string): Windows =>
    windowsAround(Date.parse(since), days, { first: Date.parse(facts.firstFact ?? since), now });

  const measured = new Map<string, Measured>();
  const measure = (pattern: string, since: string): Measured => {
    const known = measured.get(pattern);
    if (known !== undefined) return known;
    const windows = windowsOf(since);
    const subject = subjectOf(pattern);
    const rest = [...allSides(windows)].filter(([name]) => name !== pattern && isControl(name, windows));
    // Rates can only be added where they have the same denominator.
    const alike = rest.filter(([name]) => subjectOf(name).exposure.unit === subject.exposure.unit);
    const sides = weeksAround(subject, windows);
    const others = rest.map(([, other]) => other);
    const pooled = sumSides(
      sides,
      alike.map(([, other]) => other),
    );
    const result = { subject, sides, control: controlOf(others, pooled, MIN_PRIOR_EPISODES) };
    measured.set(pattern, result);
    return result;
  };

  return {
    of: (name, since) => {
      if (since === undefined) {
        const subject = subjectOf(name);
        const sides = weeksAround(subject, windowHalves(days, now));
        return compareHalves({ name, exposureUnit: subject.exposure.unit }, sides);
      }
      const { subject, sides, control } = measure(name, since);
      const about = { name, activeSince: since, exposureUnit: subject.exposure.unit };
      return measureEffect(about, sides, control);
    },
    ofLibrary: (active) =>
      libraryEffect(
        active.map(({ name, since }): Stratum => {
          const { sides, control } = measure(name, since);
          return { sides, controlRatio: control?.ratio ?? 1 };
        }),
      ),
  };
};
