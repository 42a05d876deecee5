/**
 * What went wrong:
 * - `INVALID_ENTRY`: a logged value has a wrong type or an impossible value; `field` names it;
 * - `INVALID_JSON`: a metrics document is no JSON object; `line` and `column` say where;
 * - `PATH_TRAVERSAL`, `OUTSIDE_ALLOWED_ROOTS`, `NOT_FOUND`, `NOT_A_FILE`, `UNREADABLE`, `TOO_LARGE`: a plan file cannot be taken;
 * - `SINK_FAILED`: events could not be handed on; they are kept and sent again by the next `flush`.
 */
export type CollectorErrorCode =
  | 'INVALID_ENTRY'
  | 'INVALID_JSON'
  | 'PATH_TRAVERSAL'
  | 'OUTSIDE_ALLOWED_ROOTS'
  | 'NOT_FOUND'
  | 'NOT_A_FILE'
  | 'UNREADABLE'
  | 'TOO_LARGE'
  | 'SINK_FAILED';

interface Place {
  readonly field?: string;
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
  readonly cause?: unknown;
}

/** The one error of this package. `code` is stable; the message says what happened and what to do next. */
export class CollectorError extends Error {
  override readonly name = 'CollectorError';
  readonly code: CollectorErrorCode;
  /** The option that was wrong, as the caller spells it. */
  readonly field: string | undefined;
  readonly path: string | undefined;
  /** 1-based. */
  readonly line: number | undefined;
  /** 1-based, in UTF-16 units. */
  readonly column: number | undefined;

  constructor(code: CollectorErrorCode, message: string, place: Place = {}) {
    super(message, place.cause === undefined ? undefined : { cause: place.cause });
    this.code = code;
    this.field = place.field;
    this.path = place.path;
    this.line = place.line;
    this.column = place.column;
  }
}
