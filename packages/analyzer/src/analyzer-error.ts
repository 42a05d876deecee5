/** A promise to the analyzer was broken: an option out of its range, a clock that tells no time, a damaged state, or an id that was never given. */
export class AnalyzerError extends Error {
  override readonly name = 'AnalyzerError';
  readonly code: 'INVALID_OPTION' | 'INVALID_CLOCK' | 'INVALID_STATE' | 'UNKNOWN_ID';
  constructor(code: AnalyzerError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
