import type { Problem } from '@feedback/schema';

/**
 * Why an operation on the library was refused: `CORRUPT_LIBRARY` (the file is not a library, or damaged), `UNSUPPORTED_VERSION`
 * (a newer version wrote it), `NOT_FOUND`, `DUPLICATE_NAME`, `INVALID_PATTERN`, `INVALID_VALUE`, `WRONG_STATUS` (a step that the
 * pattern's status does not allow), `AMBIGUOUS` (several proposals answer to a name), `NEEDS_PERSON` (a tool can propose this, not
 * decide it), `NOTHING_TO_UNDO`, `CANNOT_UNDO` (the history does not say what was before, or something changed since), `INVALID_MARKDOWN` (a document that no parser should be given), `CANNOT_READ`, `CANNOT_WRITE`, `LOCKED` (another process is writing).
 */
export type PatternsErrorCode =
  | 'CORRUPT_LIBRARY'
  | 'UNSUPPORTED_VERSION'
  | 'NOT_FOUND'
  | 'DUPLICATE_NAME'
  | 'INVALID_PATTERN'
  | 'INVALID_VALUE'
  | 'WRONG_STATUS'
  | 'AMBIGUOUS'
  | 'NEEDS_PERSON'
  | 'NOTHING_TO_UNDO'
  | 'CANNOT_UNDO'
  | 'INVALID_MARKDOWN'
  | 'CANNOT_READ'
  | 'CANNOT_WRITE'
  | 'LOCKED';

export interface PatternsErrorPlace {
  readonly path?: string | undefined;
  /** 1-based. */
  readonly line?: number | undefined;
  /** 1-based, in UTF-16 units. */
  readonly column?: number | undefined;
  /** The name of the pattern that it is about. */
  readonly pattern?: string | undefined;
  readonly cause?: unknown;
}

/** A promise of this package that could not be kept; `code` says which, the message says where and what to do next. */
export class PatternsError extends Error {
  override readonly name = 'PatternsError';
  readonly code: PatternsErrorCode;
  readonly path: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly pattern: string | undefined;

  constructor(code: PatternsErrorCode, message: string, place: PatternsErrorPlace = {}) {
    super(message, place.cause === undefined ? undefined : { cause: place.cause });
    this.code = code;
    this.path = place.path;
    this.line = place.line;
    this.column = place.column;
    this.pattern = place.pattern;
  }
}

/** The error as a value, where it is expected. */
export const problemOf = ({ code, message, path, line }: PatternsError): Problem => ({
  severity: 'error',
  code,
  message,
  ...(path === undefined ? {} : { path }),
  ...(line === undefined ? {} : { line }),
});
