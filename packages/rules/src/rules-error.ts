/** The codes of `RulesError`. */
export type RulesErrorCode = 'ENGINE_UNAVAILABLE' | 'LANGUAGE_UNAVAILABLE' | 'INVALID_RULE';

/** A broken promise of the code engine: a native module that this platform lacks, or a rule that does not compile. */
export class RulesError extends Error {
  override readonly name = 'RulesError';
  readonly code: RulesErrorCode;

  constructor(code: RulesErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
