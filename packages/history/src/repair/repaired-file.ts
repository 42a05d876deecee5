import type { Language } from '@feedback/schema';

/** The texts of a file on both sides of a change; empty where it was not there. */
export interface FileTexts {
  /** After the change, from the top of the repository. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** One file of code before and after a repair. */
export interface RepairedFile extends FileTexts {
  readonly language: Language;
}
