export type GeneratorErrorCode = 'INVALID_OPTION' | 'INVALID_TEMPLATE';

/** A broken promise of the caller (`INVALID_OPTION`) or of a scaffold (`INVALID_TEMPLATE`). */
export class GeneratorError extends Error {
  override readonly name = 'GeneratorError';
  readonly code: GeneratorErrorCode;
  constructor(code: GeneratorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
