import type { Source } from '../tree.ts';

/** A file to look at; `path` is only reported. */
export interface SourceFile extends Source {
  readonly path: string;
}
