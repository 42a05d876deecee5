import type { Lesson, Pattern, PatternChange, PatternRevision } from '@feedback/schema';
import { redoChanges, undoChanges } from '../history/undo-changes.ts';
import { requireRevision } from '../inbox/address.ts';
import { acceptRevision, dismissRevision, snoozeRevision, type Verdict } from '../inbox/decide-revision.ts';
import { mergePatterns } from '../inbox/merge-patterns.ts';
import { proposeRevision, type RevisionDraft } from '../inbox/propose-revision.ts';
import { snoozePattern } from '../inbox/snooze.ts';
import { changesOf } from '../library/change.ts';
import { findPattern, patternsOf } from '../library/library.ts';
import { revisionsOf } from '../library/revisions.ts';
import { absorbPatterns, type Absorbed } from './absorb-patterns.ts';
import { addNewPatterns, type DetectedPattern } from './add-new-patterns.ts';
import { archiveUnused } from './archive-unused.ts';
import {
  adoptPattern,
  createPattern,
  deletePattern,
  proposeUpdate,
  updatePattern,
  type NewPatternFields,
  type PatternUpdate,
} from './edit-patterns.ts';
import { findPatterns } from './find-patterns.ts';
import { LibraryKeeper } from './library-keeper.ts';
import { takeStep } from './lifecycle.ts';
import { matcherOf, type PatternFilter } from './pattern-filter.ts';
import { updateFrequencies, type FrequencyUpdate, type PatternFrequency } from './update-frequencies.ts';

/**
 * A team's pattern library in memory, and its file. Changes are made in memory and reach the file with `savePatterns`; names are
 * taken in any spelling (`Bounds-Checking`, `bounds checking`). Unknown names and impossible steps throw `PatternsError`.
 *
 * The path may be any path that the process can use, also with `..`: it is the programmer's or the user's own. (The original refused
 * `..` here. Paths that come from outside, such as those of plan files, are checked where they come in.)
 */
export class PatternManager extends LibraryKeeper {
  /** Sets (never adds) how often patterns occurred; answers with names that the library does not have. */
  updateFrequencies(frequencies: readonly PatternFrequency[]): FrequencyUpdate {
    return this.library.apply(updateFrequencies(this.library.current, frequencies, this.actor));
  }

  /** Adds what analysis found as proposals, except names the library has in any spelling or status; answers with the added names. */
  addNewPatterns(newPatterns: readonly DetectedPattern[]): readonly string[] {
    return this.library.apply(addNewPatterns(this.library.current, newPatterns, this.actor));
  }

  /** Adds patterns from elsewhere; known names stay as they are, unless `overwrite` lets stated lessons replace them. */
  addPatterns(patterns: readonly Pattern[], { overwrite = false } = {}): Absorbed {
    const given = patterns.map((pattern) => ({ pattern }));
    const options = { origin: 'import', overwrite } as const;
    return this.library.apply(absorbPatterns(this.library.current, given, options, this.actor));
  }

  /**
   * Archives (never deletes) active patterns that did not occur for more than `days` and have been active for that long; answers
   * with their names. A pattern without any known date, or with one that cannot be read, stays.
   */
  archiveUnusedPatterns({ days = 90 } = {}): readonly string[] {
    return this.library.apply(archiveUnused(this.library.current, days, this.actor));
  }

  /** Takes a pattern out of force and keeps it. */
  archivePattern(name: string, reason?: string): Pattern {
    return this.library.apply(takeStep(this.library.current, name, 'archive', this.actor, { reason }));
  }

  /** Brings an archived pattern back into force, a dismissed one back among the proposals. */
  restorePattern(name: string, reason?: string): Pattern {
    return this.library.apply(takeStep(this.library.current, name, 'restore', this.actor, { reason }));
  }

  /** Puts a proposal into force from now on. `saw` is what the inbox showed of it, for the order of later ones. */
  acceptPattern(name: string, reason?: string, saw?: Verdict['saw']): Pattern {
    return this.library.apply(takeStep(this.library.current, name, 'accept', this.actor, { reason, saw }));
  }

  /** Puts a pattern aside for good; it is not proposed again. `saw` as for `acceptPattern`. */
  dismissPattern(name: string, reason?: string, saw?: Verdict['saw']): Pattern {
    return this.library.apply(takeStep(this.library.current, name, 'dismiss', this.actor, { reason, saw }));
  }

  /**
   * Takes a proposal out of the inbox until an instant or a day (in UTC), or until it has been seen twice as often as by now and
   * three times more. `seen` says how often that is where the library has no numbers.
   */
  snoozePattern(
    name: string,
    { reason, ...until }: { readonly until: string; readonly seen?: number; readonly reason?: string },
  ): Pattern {
    return this.library.apply(snoozePattern(this.library.current, name, until, this.actor, reason));
  }

  /**
   * Merges patterns into another one, which gets their matches, tags and evidence, so that their events follow; they are kept out
   * of force with a pointer. Throws `NOT_FOUND`, `INVALID_VALUE`, `WRONG_STATUS`. A tool only proposes it.
   */
  mergePatterns(from: readonly string[], into: string, reason?: string): Pattern {
    return this.library.apply(mergePatterns(this.library.current, from, into, this.actor, reason));
  }

  /** Adds a pattern, active unless `status` says otherwise or a tool adds it. Throws `DUPLICATE_NAME`, `INVALID_PATTERN`. */
  createPattern(fields: NewPatternFields, reason?: string): Pattern {
    return this.library.apply(createPattern(this.library.current, fields, this.actor, reason));
  }

  /**
   * Takes a pattern of another layer in as it is, so that it can be changed here; does nothing for a name that is there. An undo of
   * its first change takes the copy away again. Throws `INVALID_PATTERN`.
   */
  adoptPattern(lesson: Lesson): Pattern {
    return this.library.apply(adoptPattern(this.library.current, lesson));
  }

  /**
   * Changes fields of a pattern; the history keeps what they were. What a tool changes in an active pattern becomes a proposed
   * revision, and the pattern stays. Throws `NOT_FOUND`, `DUPLICATE_NAME`, `INVALID_PATTERN`.
   */
  updatePattern(name: string, fields: PatternUpdate, reason?: string): Pattern {
    return this.library.apply(updatePattern(this.library.current, name, fields, this.actor, reason));
  }

  /**
   * Proposes a change of a pattern, also of one of another layer, whoever asks. The same twice is one; throws `WRONG_STATUS` for one
   * that somebody dismissed, and `INVALID_PATTERN`.
   */
  proposeRevision(pattern: Pattern, draft: RevisionDraft, reason?: string): PatternRevision {
    return this.library.apply(proposeRevision(this.library.current, pattern, draft, this.actor, reason));
  }

  /** The same for an edit; `undefined` when it would change nothing. */
  proposeUpdate(pattern: Pattern, fields: PatternUpdate, reason?: string): PatternRevision | undefined {
    return this.library.apply(proposeUpdate(this.library.current, pattern, fields, this.actor, reason));
  }

  /** Deletes a pattern; the history keeps it. Throws `NOT_FOUND`, and `NEEDS_PERSON` for a tool. */
  deletePattern(name: string, reason?: string): Pattern {
    return this.library.apply(deletePattern(this.library.current, name, this.actor, reason));
  }

  /** Makes a proposed change (`NAME@ID`, or the name of a pattern that has one); throws `NOT_FOUND`, `AMBIGUOUS`. */
  acceptRevision(address: string, verdict: Verdict = {}): Pattern {
    const revision = this.#revision(address);
    return this.library.apply(acceptRevision(this.library.current, revision, this.actor, verdict));
  }

  /** Drops a proposed change; the same is not proposed again. Throws as `acceptRevision` does. */
  dismissRevision(address: string, verdict: Verdict = {}): PatternRevision {
    const revision = this.#revision(address);
    return this.library.apply(dismissRevision(this.library.current, revision, this.actor, verdict));
  }

  /** Takes a proposed change out of the inbox until then. Throws as `acceptRevision` does, and `INVALID_VALUE`. */
  snoozeRevision(address: string, until: string, reason?: string): PatternRevision {
    const revision = this.#revision(address);
    return this.library.apply(snoozeRevision(this.library.current, revision, until, this.actor, reason));
  }

  /**
   * Takes back the last `steps` decisions that stand, all or none, and answers with them, the last one first. What analysis found
   * or counted is none. Throws `NOTHING_TO_UNDO`, and `CANNOT_UNDO` where something changed since that the history does not know.
   */
  undo(steps = 1, reason?: string): readonly PatternChange[] {
    return this.library.apply(undoChanges(this.library.current, steps, this.actor, reason));
  }

  /** Takes back the last `steps` undos, as long as nothing else was decided since. Throws as `undo` does. */
  redo(steps = 1, reason?: string): readonly PatternChange[] {
    return this.library.apply(redoChanges(this.library.current, steps, this.actor, reason));
  }

  /** The pattern of that name in any status; `undefined` when there is none. */
  getPatternByName(name: string): Pattern | undefined {
    return findPattern(this.library.current, name);
  }

  /** The patterns in the order of the library. */
  getAllPatterns({ status }: PatternFilter = {}): readonly Pattern[] {
    return patternsOf(this.library.current).filter(matcherOf(status));
  }

  /** The patterns that hold all words of the query, in any order, in name, description or tags. */
  findPatterns(query: string, filter: PatternFilter = {}): readonly Pattern[] {
    return findPatterns(this.getAllPatterns(filter), query);
  }

  /** The change history, oldest first. */
  getChanges(): readonly PatternChange[] {
    return changesOf(this.library.current);
  }

  /** The changes that tools propose. */
  getRevisions(): readonly PatternRevision[] {
    return revisionsOf(this.library.current);
  }

  #revision(address: string): PatternRevision {
    return requireRevision(this.getRevisions(), address);
  }
}
