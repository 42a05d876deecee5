/** The codes of `HistoryError`. */
export type HistoryErrorCode =
  | 'NO_GIT'
  | 'NOT_A_REPOSITORY'
  | 'UNKNOWN_REVISION'
  | 'NO_COMMON_ANCESTOR'
  | 'GIT_FAILED'
  | 'GIT_TIMED_OUT'
  | 'INVALID_DIFF'
  | 'DIFF_DOES_NOT_APPLY'
  | 'NOTHING_TO_LEARN'
  | 'TOO_LARGE';

/** Git could not answer (it is not there, the folder is no repository, a revision is unknown, it broke down), or a change teaches nothing. */
export class HistoryError extends Error {
  override readonly name = 'HistoryError';
  readonly code: HistoryErrorCode;

  constructor(code: HistoryErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
