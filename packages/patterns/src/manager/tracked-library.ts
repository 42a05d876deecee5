import type { FileSystem, Problem } from '@feedback/schema';
import { emptyLibrary, type Library, type LibraryForm } from '../library/library.ts';
import { mergeLibraries } from '../library/merge-libraries.ts';
import { readLibrary } from '../library/read-library.ts';
import { writeLibrary } from '../library/write-library.ts';
import type { Edited } from './edit-library.ts';
import { readFile, rewriteFile } from './library-file.ts';

/** A library in memory that knows what its file held, so that changes of several writers come together. */
export class TrackedLibrary {
  readonly #path: string;
  readonly #fileSystem: FileSystem;
  readonly #form: LibraryForm | undefined;
  /** As the file had it when we last looked: what tells our changes from those of others. */
  #base: Library;
  #current: Library;
  #loaded = false;

  constructor(path: string, fileSystem: FileSystem, form?: LibraryForm) {
    this.#path = path;
    this.#fileSystem = fileSystem;
    this.#form = form;
    this.#base = emptyLibrary(form);
    this.#current = this.#base;
  }

  get current(): Library {
    return this.#current;
  }

  apply<Result>({ library, result }: Edited<Result>): Result {
    this.#current = library;
    return result;
  }

  /** Reads the file, if there is one, under the changes that are not saved yet. */
  async load(): Promise<readonly Problem[]> {
    const text = await readFile(this.#fileSystem, this.#path);
    const { library, problems } =
      text === undefined ? { library: this.#base, problems: [] } : readLibrary(text, this.#path);
    this.#rebase(this.#base, library);
    this.#loaded = true;
    return problems;
  }

  async loadOnce(): Promise<readonly Problem[]> {
    return this.#loaded ? [] : this.load();
  }

  /** Writes the changes over what the file holds by now; answers whether it changed. */
  async save(): Promise<boolean> {
    let settle = (): void => undefined;
    const plan = (text: string | undefined): string => {
      const ours = this.#current;
      // A file that somebody removed holds no decision to delete each pattern.
      const theirs = text === undefined ? this.#base : readLibrary(text, this.#path).library;
      const merged = mergeLibraries(this.#base, ours, theirs);
      settle = () => this.#rebase(ours, merged);
      return writeLibrary(merged, this.#form ?? theirs.form);
    };
    const changed = await rewriteFile(this.#fileSystem, this.#path, plan, () => settle());
    this.#loaded = true;
    return changed;
  }

  /** What was changed since `base` goes on top of `next`, which is what the file holds. */
  #rebase(base: Library, next: Library): void {
    this.#current = mergeLibraries(base, this.#current, next);
    this.#base = next;
  }
}
