import { signatureId } from '@feedback/schema';
import { AnalyzerError } from '../analyzer-error.ts';
import { FailureLinks } from './failure-links.ts';
import { summarizeFailure, type FailureSummary } from './failure-summary.ts';
import {
  GROUPER_STATE_VERSION,
  parseGrouperState,
  parseProfile,
  type GrouperState,
} from './grouper-state.ts';
import { MassEvents } from './mass-events.ts';
import { profileOf, type Failure, type FailureProfile } from './profile.ts';

/** Distinct failures that are kept apart exactly; beyond them a failure joins one that it shares a key with, or a coarse group. */
const MAX_FAILURES = 20_000;

const MAX_COARSE = 1_000;

export interface FailureGrouperOptions {
  /** Bounds the memory: a distinct failure takes about 4 KB. 20,000 unless told otherwise. */
  readonly maxFailures?: number;
}

/** Where a failure was put. */
export interface GroupedFailure {
  /** Stays valid for ever; `resolve` gives the group that the failure belongs to now. */
  readonly id: string;
  /** Whether its group began with it. */
  readonly isNew: boolean;
  /** A sentence on why it is in its group. */
  readonly reason: string;
}

const FULL = 'The grouper is full;';

const hashed = (prefix: string, text: string): string => `${prefix}_${signatureId(text).slice(2)}`;

const idOf = (json: string): string => hashed('f', json);

/**
 * Groups whole failure texts by cause, as they come: by several keys of which each alone is enough, by weighed evidence among
 * the tests of one file or class, by text where no test is known, and by mass events before all (`docs/grouping.md`). Below
 * `maxFailures` distinct ones, and 200 per file or class, the groups do not depend on the order.
 */
export class FailureGrouper {
  readonly #links = new FailureLinks();
  readonly #mass = new MassEvents();
  readonly #ids: string[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #reasons = new Map<number, string>();
  /** Ids of groups for what came when the grouper was full, by what they are told apart by. */
  readonly #coarse = new Map<string, string>();
  readonly #maxFailures: number;

  /** Throws `AnalyzerError` (`INVALID_OPTION`) unless `maxFailures` is a whole number from 1 up. */
  constructor({ maxFailures = MAX_FAILURES }: FailureGrouperOptions = {}) {
    if (!Number.isSafeInteger(maxFailures) || maxFailures < 1)
      throw new AnalyzerError(
        'INVALID_OPTION',
        `maxFailures must be a whole number from 1 up, not ${maxFailures}.`,
      );
    this.#maxFailures = maxFailures;
  }

  /** Groups a failure; any text will do. Failures that are equal but for values, lines and columns have one id. */
  add(failure: Failure): GroupedFailure {
    const profile = profileOf(failure);
    const json = JSON.stringify(profile);
    const id = idOf(json);
    const known = this.#indexes.get(id);
    if (known !== undefined) return { id, isNew: false, reason: this.#reasonOf(known) };
    if (this.#ids.length >= this.#maxFailures) return this.#addCoarsely(profile);
    // A copy, for a part of a text keeps the whole text in memory.
    const index = this.#keep(parseProfile(JSON.parse(json)), id);
    const isNew = this.#links.groupOf(index).first === index && this.#mass.idOf(profile) === undefined;
    return { id, isNew, reason: this.#reasonOf(index) };
  }

  /** The id of the group that a failure, or a group of old, belongs to now. Throws `AnalyzerError` (`UNKNOWN_ID`). */
  resolve(id: string): string {
    const index = this.#indexes.get(`f${id.slice(1)}`);
    if (index === undefined) {
      if (id.startsWith('c_') && [...this.#coarse.values()].includes(id)) return id;
      if (this.#mass.isActive(id)) return id;
      throw new AnalyzerError(
        'UNKNOWN_ID',
        `${JSON.stringify(id)} is no id of this grouper; load the state it was given by.`,
      );
    }
    // A mass event takes failures out of their groups, not groups as a whole.
    const mass = id.startsWith('f') ? this.#mass.idOf(this.#links.profile(index)) : undefined;
    return mass ?? `g${this.#links.groupOf(index).least.slice(1)}`;
  }

  /** Why a failure is in its group, or what keeps a group together, as a sentence. Throws `AnalyzerError` (`UNKNOWN_ID`). */
  reason(id: string): string {
    const group = this.resolve(id);
    const index = this.#indexes.get(`f${id.slice(1)}`) ?? this.#indexes.get(`f${group.slice(1)}`);
    if (index !== undefined) return this.#reasonOf(index);
    return this.#mass.reasonOfId(group) ?? `${FULL} it is told apart by its file, class or type only.`;
  }

  /**
   * What a failure says, or its mass event; by the id of a group, what the failure that stands for it says, which is the same
   * for all its failures, whatever their order. Throws `AnalyzerError` (`UNKNOWN_ID`).
   */
  summary(id: string): FailureSummary {
    const group = this.resolve(id);
    const mass = this.#mass.summaryOf(group);
    if (mass !== undefined) return mass;
    const standing = id.startsWith('f') ? id : `f${group.slice(1)}`;
    const index = this.#indexes.get(standing);
    if (index !== undefined) return summarizeFailure(this.#links.profile(index));
    const coarse = [...this.#coarse].find(([, each]) => each === group)?.[0];
    return { type: undefined, message: coarse ?? '', test: undefined };
  }

  /** Everything that has to be kept for the ids to stay valid and for later failures to find their groups. */
  toJSON(): GrouperState {
    return {
      version: GROUPER_STATE_VERSION,
      failures: this.#ids.map((_, index) => this.#links.profile(index)),
      coarse: [...this.#coarse.keys()],
    };
  }

  /** A grouper that goes on where `toJSON` stopped. Throws `AnalyzerError` (`INVALID_STATE`) on anything else. */
  static fromJSON(state: unknown, options: FailureGrouperOptions = {}): FailureGrouper {
    const { failures, coarse } = parseGrouperState(state);
    const grouper = new FailureGrouper(options);
    for (const profile of failures) grouper.#keep(profile, idOf(JSON.stringify(profile)));
    for (const key of coarse) grouper.#coarse.set(key, hashed('c', key));
    return grouper;
  }

  #keep(profile: FailureProfile, id: string): number {
    const index = this.#ids.length;
    this.#ids.push(id);
    this.#indexes.set(id, index);
    this.#mass.add(profile, id);
    const [reason] = this.#links.add(profile, id);
    if (reason !== undefined) this.#reasons.set(index, reason);
    return index;
  }

  #reasonOf(index: number): string {
    const mass = this.#mass.reasonOf(this.#links.profile(index));
    if (mass !== undefined) return mass;
    const reason = this.#reasons.get(index);
    return reason === undefined ? 'Nothing like it was seen before it.' : `With others: ${reason}.`;
  }

  #addCoarsely(profile: FailureProfile): GroupedFailure {
    const like = this.#links.find(profile);
    if (like !== undefined)
      return {
        id: this.#ids[like] ?? '',
        isNew: false,
        reason: `${FULL} it shares a key with another failure.`,
      };
    const key = this.#coarse.size < MAX_COARSE ? (profile.test?.unit ?? profile.type ?? '') : '';
    const isNew = !this.#coarse.has(key);
    const id = hashed('c', key);
    this.#coarse.set(key, id);
    return { id, isNew, reason: `${FULL} it is told apart by its file, class or type only.` };
  }
}
