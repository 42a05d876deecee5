/** The words that can't be names. `match`, `case` and `type` can. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from ' +
    'global if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/**
 * A token of Python as CPython's tokenizer cuts them. An f-string is `fstring-start`, then `fstring-text` and the tokens of its
 * `{` fields `}`, then `fstring-end`. `error` ends the tokens early and carries its message as text.
 */
export interface Token {
  readonly kind:
    | 'name'
    | 'number'
    | 'string'
    | 'bytes'
    | 'fstring-start'
    | 'fstring-text'
    | 'fstring-end'
    | 'operator'
    | 'newline'
    | 'indent'
    | 'dedent'
    | 'end'
    | 'error';
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}
