import { candidateRules, type Repair, type RepairPlace } from '@feedback/history';
import { matchRule } from '@feedback/rules';
import type { Rule } from '@feedback/schema';
import { editOf } from './learning-edit.ts';

/** Of the places that a rule had not seen, how many it finds. */
export interface Recall {
  readonly tried: number;
  /** Learned, of those tried. */
  readonly learned: number;
  readonly same: readonly [found: number, all: number];
  readonly any: readonly [found: number, all: number];
  /** Of places left out while the rest of the commit was learned from; only of edits in at least three places. */
  readonly rest?: readonly [found: number, all: number];
}

const editOfPlace = ({ pairs: [pair] }: RepairPlace): string | undefined =>
  pair === undefined ? undefined : editOf(pair.bad, pair.good);

const finds = (rule: Rule, { pairs }: RepairPlace): boolean =>
  pairs.some(({ language, bad, good }) => {
    const count = (code: string): number => matchRule(rule, { language, code }).length;
    return count(bad) > count(good);
  });

const distinct = (places: readonly RepairPlace[]): readonly RepairPlace[] => {
  const seen = new Set<string>();
  return places.filter(({ pairs: [pair] }) => {
    const key = pair?.bad.replaceAll(/\s+/g, '') ?? '';
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

const MOST_TRIED = 2;

type Learn = (places: readonly RepairPlace[]) => Rule | undefined;

/** Leaves out one place of the largest group at a time, and looks for it with what the rest teaches. */
const recallFromRest = (
  places: readonly RepairPlace[],
  others: (place: RepairPlace) => readonly RepairPlace[],
  learn: Learn,
): Pick<Recall, 'rest'> => {
  const left = places.filter((place) => others(place).length >= 2).slice(0, MOST_TRIED);
  if (left.length === 0) return {};
  const found = left.filter((place) => {
    const rule = learn(places.filter((other) => other !== place));
    return rule !== undefined && finds(rule, place);
  });
  return { rest: [found.length, left.length] };
};

/** Learns from one place at a time, and looks for the others of the same commit. */
export const recallFromOne = (repair: Repair, all: readonly RepairPlace[]): Recall | undefined => {
  const places = distinct(all);
  if (places.length < 2 || places.length > 60) return undefined;
  const edits = new Map(places.map((place) => [place, editOfPlace(place)]));
  const others = (place: RepairPlace): readonly RepairPlace[] =>
    places.filter(
      (other) => other !== place && edits.get(other) === edits.get(place) && edits.get(place) !== undefined,
    );
  const learn: Learn = (from) => candidateRules(from, repair.files).rules[0]?.rule;
  const chosen = places.toSorted((a, b) => others(b).length - others(a).length).slice(0, MOST_TRIED);
  const same: [number, number] = [0, 0];
  const any: [number, number] = [0, 0];
  let learned = 0;
  for (const place of chosen) {
    const best = learn([place]);
    if (best !== undefined) learned += 1;
    for (const other of places) {
      if (other === place) continue;
      const isFound = best !== undefined && finds(best, other) ? 1 : 0;
      any[0] += isFound;
      any[1] += 1;
      if (!others(place).includes(other)) continue;
      same[0] += isFound;
      same[1] += 1;
    }
  }
  return { tried: chosen.length, learned, same, any, ...recallFromRest(places, others, learn) };
};
