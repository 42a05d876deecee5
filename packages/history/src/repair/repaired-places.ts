import { matchRule } from '@feedback/rules';
import type { Rule } from '@feedback/schema';
import type { Evidence } from './judge-rule.ts';
import type { NameOwner } from './own-names.ts';
import { pairEdit } from './pair-edit.ts';
import type { RepairPair, RepairPlace } from './repair-pairs.ts';
import type { RepairedFile } from './repaired-file.ts';
import { withoutMadeUp } from './surroundings.ts';

const finds = (rule: Rule, { language }: RepairPair, code: string): boolean =>
  matchRule(rule, { language, code }).length > 0;

const codeOf = ({ bad }: RepairPair): string => withoutMadeUp(bad).replaceAll(/\s+/g, '');

/** Whether one piece of code is a part of the other, so that both are one place. */
const overlap = (one: RepairPair, other: RepairPair): boolean => {
  if (one.path !== other.path) return false;
  const [a, b] = [codeOf(one), codeOf(other)];
  return a === b ? one.line === other.line : a.includes(b) || b.includes(a);
};

/** The other places of a repair that a rule finds before, and not after. */
export const othersAlike = (rule: Rule, pair: RepairPair, places: readonly RepairPlace[]): RepairPair[] =>
  places.flatMap(({ pairs }) => {
    if (pairs.includes(pair) || pairs[0] === undefined || overlap(pair, pairs[0])) return [];
    const found = pairs.find(
      (other) => !overlap(pair, other) && finds(rule, other, other.bad) && !finds(rule, other, other.good),
    );
    return found === undefined ? [] : [found];
  });

/** Places where the same was done. */
export interface PlaceGroup {
  readonly places: readonly RepairPlace[];
}

/** A repair as rules are made from it. */
export interface Repaired {
  readonly places: readonly RepairPlace[];
  readonly files: readonly RepairedFile[];
  readonly ownerOf: (name: string, language: RepairPair['language']) => NameOwner;
}

/** Other code that was changed as a pair was. */
const sameEdit = (pair: RepairPair, places: readonly RepairPlace[]): readonly RepairPlace[] => {
  const { key } = pairEdit(pair);
  return places.filter(
    ({ pairs: [smallest] }) =>
      smallest !== undefined && codeOf(smallest) !== codeOf(pair) && pairEdit(smallest).key === key,
  );
};

/** What is known of one pair of a repair, to judge its rules. */
export const evidenceOf = (pair: RepairPair, { places, ownerOf }: Repaired): Evidence => ({
  pair,
  edit: pairEdit(pair),
  findsSame: (rule) => {
    const same = sameEdit(pair, places);
    return same.length > 0 && othersAlike(rule, pair, same).length * 2 > same.length;
  },
  ownerOf: (name) => ownerOf(name, pair.language),
  agreeing: (rule) => othersAlike(rule, pair, places).length,
});

/** Places with the same edit together, the largest group first. */
export const groupsOf = (places: readonly RepairPlace[]): readonly PlaceGroup[] => {
  const groups = new Map<string, { places: RepairPlace[] }>();
  for (const place of places) {
    const [pair] = place.pairs;
    if (pair === undefined) continue;
    const key = `${pair.language} ${pairEdit(pair).key}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { places: [place] });
    else known.places.push(place);
  }
  return [...groups.values()].toSorted((a, b) => b.places.length - a.places.length);
};
