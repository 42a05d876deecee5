import type { CheckResult, SourceFile } from '@feedback/rules';
import type { Pattern } from '@feedback/schema';

/** Which pattern to look for in which file, by their places. */
export interface ApartQuestion {
  readonly pattern: number;
  readonly file: number;
}

/** What a process of its own is asked: it says that it is ready, then answers each question with a line. */
export interface ApartRequest {
  readonly patterns: readonly Pattern[];
  readonly files: readonly SourceFile[];
  readonly questions: readonly ApartQuestion[];
}

export const NOTHING_FOUND: CheckResult = { findings: [], problems: [] };
