import { compareText } from '@feedback/schema';
import { DAY_MS, dayOf } from '../measure/days.ts';
import type { LabelledUnit } from '../statistics/label-evidence.ts';
import type { Experiment } from './experiment.ts';

/** A unit counts once, with its first two weeks: most branches live no longer, and all are asked the same. */
export const UNIT_DAYS = 14;

/** A unit whose days are over, with the last of them, `YYYY-MM-DD`. */
export interface JudgedUnit extends LabelledUnit {
  readonly day: string;
}

interface Counting {
  readonly key: string;
  readonly first: number;
  readonly arm: LabelledUnit['arm'];
  episodes: number;
  exposure: number;
}

const numberOf = (day: string): number => dayOf(Date.parse(day));

/**
 * The units whose days were over before today, in the order in which they ended; those of one day in order of their keys, which
 * are hashes. When a unit counts depends on when it was first looked at alone, never on what was seen or on its arm.
 */
export const judgedUnits = ({ days }: Experiment, today: string): readonly JudgedUnit[] => {
  const units = new Map<string, Counting>();
  for (const day of Object.keys(days).toSorted()) {
    const at = numberOf(day);
    for (const [key, { arm, episodes, exposure }] of Object.entries(days[day] ?? {})) {
      if (exposure === 0) continue;
      const unit = units.get(key) ?? { key, first: at, arm, episodes: 0, exposure: 0 };
      units.set(key, unit);
      if (at >= unit.first + UNIT_DAYS) continue;
      unit.episodes += episodes;
      unit.exposure += exposure;
    }
  }
  return [...units.values()]
    .filter(({ first }) => first + UNIT_DAYS <= numberOf(today))
    .toSorted((a, b) => a.first - b.first || compareText(a.key, b.key))
    .map(({ first, arm, episodes, exposure }) => ({
      arm,
      episodes,
      exposure,
      day: new Date((first + UNIT_DAYS - 1) * DAY_MS).toISOString().slice(0, 10),
    }));
};
