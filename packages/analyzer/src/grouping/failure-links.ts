import { DisjointSets } from '../mining/disjoint-sets.ts';
import { comparable, LINK, weighAgreement, type Comparable } from './agreement.ts';
import { LineIndex } from './line-index.ts';
import { linkKeysOf } from './link-keys.ts';
import type { FailureProfile } from './profile.ts';

/** Failures of one file or class that a new one is compared with. */
const MAX_COMPARED = 200;

interface Group {
  /** The number of its first failure. */
  readonly first: number;
  /** The smallest id of its failures: it does not depend on their order. */
  readonly least: string;
}

const joinGroups = (a: Group, b: Group): Group => ({
  first: Math.min(a.first, b.first),
  least: a.least < b.least ? a.least : b.least,
});

/** Distinct failures by number, and the links that make groups of them. A link is never taken back. */
export class FailureLinks {
  readonly #failures: Comparable[] = [];
  readonly #groups = new DisjointSets<Group>(joinGroups);
  readonly #byKey = new Map<string, number>();
  readonly #byUnit = new Map<string, number[]>();
  readonly #lines = new LineIndex();

  profile(index: number): FailureProfile {
    // Every number that `add` gave has one.
    return (this.#failures[index] as Comparable).profile;
  }

  /** The group of a failure: where it began, and the id that stands for it. */
  groupOf(index: number): Group {
    return this.#groups.valueOf(index);
  }

  /** A failure that shares a link key with this one. */
  find(profile: FailureProfile): number | undefined {
    for (const { key } of linkKeysOf(profile)) {
      const index = this.#byKey.get(key);
      if (index !== undefined) return index;
    }
    return undefined;
  }

  /** Adds a failure; returns the reasons of its links, the first being the most telling. */
  add(profile: FailureProfile, id: string): string[] {
    const index = this.#groups.add({ first: this.#failures.length, least: id });
    const added = comparable(profile);
    this.#failures.push(added);
    return [
      ...this.#linkByKeys(profile, index),
      ...this.#linkInUnit(added, index),
      ...this.#linkByText(profile, index),
    ];
  }

  #linkByKeys(profile: FailureProfile, index: number): string[] {
    const reasons: string[] = [];
    for (const { key, reason } of linkKeysOf(profile)) {
      const like = this.#byKey.get(key);
      if (like === undefined) this.#byKey.set(key, index);
      else {
        this.#groups.union(like, index);
        reasons.push(reason);
      }
    }
    return reasons;
  }

  #linkInUnit(added: Comparable, index: number): string[] {
    const { test } = added.profile;
    if (test?.name === undefined) return [];
    const others = this.#byUnit.get(test.unit) ?? [];
    this.#byUnit.set(test.unit, others);
    const found: string[] = [];
    for (const other of others) {
      const candidate = this.#failures[other];
      if (candidate === undefined || this.#groups.find(other) === this.#groups.find(index)) continue;
      const { weight, reasons } = weighAgreement(added, candidate);
      if (weight < LINK) continue;
      this.#groups.union(other, index);
      found.push(`in one file or class, ${reasons.join(', ')}`);
    }
    if (others.length < MAX_COMPARED) others.push(index);
    return found;
  }

  #linkByText({ lines, test }: FailureProfile, index: number): string[] {
    if (test !== undefined || lines.length === 0) return [];
    const alike = this.#lines.add(index, lines);
    for (const other of alike) this.#groups.union(other, index);
    return alike.length === 0 ? [] : ['mostly the same lines of text'];
  }
}
