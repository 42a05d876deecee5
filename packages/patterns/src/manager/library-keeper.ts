import type { Clock, FileSystem, Problem } from '@feedback/schema';
import { nodeFileSystem } from '@feedback/schema/node';
import type { Actor, ActorKind } from '../library/change.ts';
import type { LibraryForm } from '../library/library.ts';
import { readPatternSections, withoutMark } from '../markdown/parse-patterns-markdown.ts';
import { PatternsError } from '../patterns-error.ts';
import { absorbPatterns, type Absorbed } from './absorb-patterns.ts';
import { readFile, rewriteFile } from './library-file.ts';
import { planMarkdown } from './plan-markdown.ts';
import { TrackedLibrary } from './tracked-library.ts';

export interface PatternManagerOptions {
  /** Defaults to the machine's. */
  readonly fileSystem?: FileSystem;
  /** Defaults to the machine's; it dates the changes. */
  readonly clock?: Clock;
  /** Who makes the changes, for their history. */
  readonly author?: string;
  /** Whether a person or a tool makes them: what a tool does to an active pattern waits for a person. A person unless given. */
  readonly actor?: { readonly kind: ActorKind };
  /** The form in which the library is saved; by default the one the file has, `full` for a new file. */
  readonly form?: LibraryForm;
}

/** What came out of an `AI_PATTERNS.md`. */
export interface MarkdownLoad extends Absorbed {
  readonly problems: readonly Problem[];
}

/** A pattern library in memory and its file: what reads it, writes it, and knows who changes it. */
export class LibraryKeeper {
  readonly path: string;
  protected readonly library: TrackedLibrary;
  protected actor: Actor;
  readonly #fileSystem: FileSystem;

  constructor(path: string, options: PatternManagerOptions = {}) {
    this.path = path;
    this.#fileSystem = options.fileSystem ?? nodeFileSystem;
    this.actor = {
      clock: options.clock ?? (() => new Date()),
      author: options.author,
      kind: options.actor?.kind,
    };
    this.library = new TrackedLibrary(path, this.#fileSystem, options.form);
  }

  /** Says who makes the changes from now on. */
  actAs({ author, kind }: { readonly author?: string | undefined; readonly kind?: ActorKind }): void {
    this.actor = { clock: this.actor.clock, author, kind };
  }

  /**
   * Reads the file, if there is one; changes not saved yet are laid over what it holds. Resolves to what could not be applied.
   * Rejects with `PatternsError` `CORRUPT_LIBRARY` (path, line, column), `UNSUPPORTED_VERSION`, `CANNOT_READ`.
   */
  async loadPatterns(): Promise<readonly Problem[]> {
    return this.library.load();
  }

  /**
   * Writes the library: what changed here is laid over what the file holds by now, so that nobody's changes are lost. Resolves to
   * whether the file changed. Rejects as `loadPatterns` does, and with `LOCKED` and `CANNOT_WRITE`; a damaged file stays as it is.
   */
  async savePatterns(): Promise<boolean> {
    return this.library.save();
  }

  /**
   * Takes lessons from an `AI_PATTERNS.md`: unknown ones become active, known ones get what the file states about them, and what it
   * does not state stays. Loads the library first where that has not happened. Rejects with `NOT_FOUND` and as `loadPatterns` does.
   */
  async loadFromAiPatternsMd(path: string): Promise<MarkdownLoad> {
    const loaded = await this.library.loadOnce();
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
    const absorbed = this.library.apply(absorbPatterns(this.library.current, sections, options, this.actor));
    return { ...absorbed, problems: [...loaded, ...problems] };
  }

  /**
   * Writes the active patterns into an `AI_PATTERNS.md`. Sections of other patterns in it are brought up to date, those of deleted
   * ones go, all other text stays. Loads the library first where that has not happened. Resolves to whether the file changed.
   */
  async saveAiPatternsMd(path: string): Promise<boolean> {
    await this.library.loadOnce();
    return rewriteFile(this.#fileSystem, path, (previous) => planMarkdown(this.library.current, previous));
  }
}
