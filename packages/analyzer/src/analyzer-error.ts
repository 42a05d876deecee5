/** A promise to the analyzer was broken: an option out of its range, or a clock that tells no time. */
export class AnalyzerError extends Error {
  override readonly name = 'AnalyzerError';
  readonly code: 'INVALID_OPTION' | 'INVALID_CLOCK';
  constructor(code: AnalyzerError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
