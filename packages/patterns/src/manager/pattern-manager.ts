import {
  type Clock,
  type FileSystem,
  type Pattern,
  type PatternChange,
  type Problem,
} from '@feedback/schema';
import { nodeFileSystem } from '@feedback/schema/node';
import { changesOf, type Actor } from '../library/change.ts';
import { findPattern, patternsOf, type LibraryForm } from '../library/library.ts';
import { readPatternSections, withoutMark } from '../markdown/parse-patterns-markdown.ts';
import { PatternsError } from '../patterns-error.ts';
import { absorbPatterns, type Absorbed } from './absorb-patterns.ts';
import { addNewPatterns, type DetectedPattern } from './add-new-patterns.ts';
import { archiveUnused } from './archive-unused.ts';
import {
  createPattern,
  deletePattern,
  updatePattern,
  type NewPatternFields,
  type PatternUpdate,
} from './edit-patterns.ts';
import { findPatterns } from './find-patterns.ts';
import { readFile, rewriteFile } from './library-file.ts';
import { takeStep, type LifeStep } from './lifecycle.ts';
import { matcherOf, type PatternFilter } from './pattern-filter.ts';
import { planMarkdown } from './plan-markdown.ts';
import { TrackedLibrary } from './tracked-library.ts';
import { updateFrequencies, type FrequencyUpdate, type PatternFrequency } from './update-frequencies.ts';

export interface PatternManagerOptions {
  /** Defaults to the machine's. */
  readonly fileSystem?: FileSystem;
  /** Defaults to the machine's; it dates the changes. */
  readonly clock?: Clock;
  /** Who makes the changes, for their history. */
  readonly author?: string;
  /** The form in which the library is saved; by default the one the file has, `full` for a new file. */
  readonly form?: LibraryForm;
}

/** What came out of an `AI_PATTERNS.md`. */
export interface MarkdownLoad extends Absorbed {
  readonly problems: readonly Problem[];
}

/**
 * A team's pattern library in memory, and its file. Changes are made in memory and reach the file with `savePatterns`; names are
 * taken in any spelling (`Bounds-Checking`, `bounds checking`). Unknown names and impossible steps throw `PatternsError`.
 *
 * The path may be any path that the process can use, also with `..`: it is the programmer's or the user's own. (The original refused
 * `..` here. Paths that come from outside, such as those of plan files, are checked where they come in.)
 */
export class PatternManager {
  readonly path: string;
  readonly #fileSystem: FileSystem;
  readonly #actor: Actor;
  readonly #library: TrackedLibrary;

  constructor(path: string, options: PatternManagerOptions = {}) {
    this.path = path;
    this.#fileSystem = options.fileSystem ?? nodeFileSystem;
    this.#actor = { clock: options.clock ?? (() => new Date()), author: options.author };
    this.#library = new TrackedLibrary(path, this.#fileSystem, options.form);
  }

  /**
   * Reads the file, if there is one; changes not saved yet are laid over what it holds. Resolves to what could not be applied.
   * Rejects with `PatternsError` `CORRUPT_LIBRARY` (path, line, column), `UNSUPPORTED_VERSION`, `CANNOT_READ`.
   */
  async loadPatterns(): Promise<readonly Problem[]> {
    return this.#library.load();
  }

  /**
   * Writes the library: what changed here is laid over what the file holds by now, so that nobody's changes are lost. Resolves to
   * whether the file changed. Rejects as `loadPatterns` does, and with `LOCKED` and `CANNOT_WRITE`; a damaged file stays as it is.
   */
  async savePatterns(): Promise<boolean> {
    return this.#library.save();
  }

  /**
   * Takes lessons from an `AI_PATTERNS.md`: unknown ones become active, known ones get what the file states about them, and what it
   * does not state stays. Loads the library first where that has not happened. Rejects with `NOT_FOUND` and as `loadPatterns` does.
   */
  async loadFromAiPatternsMd(path: string): Promise<MarkdownLoad> {
    const loaded = await this.#library.loadOnce();
    const text = await readFile(this.#fileSystem, path);
    if (text === undefined)
      throw new PatternsError(
        'NOT_FOUND',
        `There is no file ${path}. Name one that exists, or save one first.`,
        {
          path,
        },
      );
    const { sections, problems } = await readPatternSections(withoutMark(text), path);
    const options = { origin: 'markdown', overwrite: true } as const;
    const absorbed = this.#library.apply(
      absorbPatterns(this.#library.current, sections, options, this.#actor),
    );
    return { ...absorbed, problems: [...loaded, ...problems] };
  }

  /**
   * Writes the active patterns into an `AI_PATTERNS.md`. Sections of other patterns in it are brought up to date, those of deleted
   * ones go, all other text stays. Loads the library first where that has not happened. Resolves to whether the file changed.
   */
  async saveAiPatternsMd(path: string): Promise<boolean> {
    await this.#library.loadOnce();
    return rewriteFile(this.#fileSystem, path, (previous) => planMarkdown(this.#library.current, previous));
  }

  /** Sets (never adds) how often patterns occurred; answers with names that the library does not have. */
  updateFrequencies(frequencies: readonly PatternFrequency[]): FrequencyUpdate {
    return this.#library.apply(updateFrequencies(this.#library.current, frequencies, this.#actor));
  }

  /** Adds what analysis found as proposals, except names the library has in any spelling or status; answers with the added names. */
  addNewPatterns(newPatterns: readonly DetectedPattern[]): readonly string[] {
    return this.#library.apply(addNewPatterns(this.#library.current, newPatterns, this.#actor));
  }

  /** Adds patterns from elsewhere; known names stay as they are, unless `overwrite` lets stated lessons replace them. */
  addPatterns(patterns: readonly Pattern[], { overwrite = false } = {}): Absorbed {
    const given = patterns.map((pattern) => ({ pattern }));
    const options = { origin: 'import', overwrite } as const;
    return this.#library.apply(absorbPatterns(this.#library.current, given, options, this.#actor));
  }

  /**
   * Archives (never deletes) active patterns that did not occur for more than `days` and have been active for that long; answers
   * with their names. A pattern without any known date, or with one that cannot be read, stays.
   */
  archiveUnusedPatterns({ days = 90 } = {}): readonly string[] {
    return this.#library.apply(archiveUnused(this.#library.current, days, this.#actor));
  }

  /** Takes a pattern out of force and keeps it. */
  archivePattern(name: string, reason?: string): Pattern {
    return this.#step(name, 'archive', reason);
  }

  /** Brings an archived pattern back into force, a dismissed one back among the proposals. */
  restorePattern(name: string): Pattern {
    return this.#step(name, 'restore');
  }

  /** Puts a proposal into force from now on. */
  acceptPattern(name: string): Pattern {
    return this.#step(name, 'accept');
  }

  /** Puts a pattern aside for good; it is not proposed again. */
  dismissPattern(name: string, reason: string): Pattern {
    return this.#step(name, 'dismiss', reason);
  }

  /** Adds a pattern, active unless `status` says otherwise. Throws `DUPLICATE_NAME`, `INVALID_PATTERN`. */
  createPattern(fields: NewPatternFields): Pattern {
    return this.#library.apply(createPattern(this.#library.current, fields, this.#actor));
  }

  /** Changes fields of a pattern; the history keeps what they were. Throws `NOT_FOUND`, `DUPLICATE_NAME`, `INVALID_PATTERN`. */
  updatePattern(name: string, fields: PatternUpdate): Pattern {
    return this.#library.apply(updatePattern(this.#library.current, name, fields, this.#actor));
  }

  /** Deletes a pattern; the history keeps it. Throws `NOT_FOUND`. */
  deletePattern(name: string): Pattern {
    return this.#library.apply(deletePattern(this.#library.current, name, this.#actor));
  }

  /** The pattern of that name in any status; `undefined` when there is none. */
  getPatternByName(name: string): Pattern | undefined {
    return findPattern(this.#library.current, name);
  }

  /** The patterns in the order of the library. */
  getAllPatterns({ status }: PatternFilter = {}): readonly Pattern[] {
    return patternsOf(this.#library.current).filter(matcherOf(status));
  }

  /** The patterns that hold all words of the query, in any order, in name, description or tags. */
  findPatterns(query: string, filter: PatternFilter = {}): readonly Pattern[] {
    return findPatterns(this.getAllPatterns(filter), query);
  }

  /** The change history, oldest first. */
  getChanges(): readonly PatternChange[] {
    return changesOf(this.#library.current);
  }

  #step(name: string, step: LifeStep, reason?: string): Pattern {
    return this.#library.apply(takeStep(this.#library.current, name, step, this.#actor, reason));
  }
}
