import { refuseStarred, type Cursor, type Parser } from './parser.ts';

const CONVERSIONS: ReadonlySet<string> = new Set(['s', 'r', 'a']);

/** Whether a string, bytes or an f-string is here. */
export const isString = (tokens: Cursor): boolean =>
  tokens.isKind('string') || tokens.isKind('bytes') || tokens.isKind('fstring-start');

/** A field of an f-string from `{` to `}`. */
const field = (parser: Parser): void => {
  const { tokens } = parser;
  tokens.expect('{');
  refuseStarred(tokens, parser.yieldOrStarExpressions());
  tokens.accept('=');
  if (tokens.accept('!') && !CONVERSIONS.has(tokens.next().text))
    tokens.fail("only 's', 'r' and 'a' may follow '!' in an f-string");
  if (tokens.accept(':')) {
    tokens.expectKind('fstring-text', 'a format is expected');
    while (tokens.is('{')) field(parser);
  }
  tokens.expect('}');
};

/** Strings side by side are one; bytes don't mix with text. */
export const strings = (parser: Parser): void => {
  const { tokens } = parser;
  const kinds = new Set<boolean>();
  for (;;) {
    if (tokens.isKind('bytes') || tokens.isKind('string')) kinds.add(tokens.next().kind === 'bytes');
    else if (tokens.acceptKind('fstring-start')) {
      kinds.add(false);
      while (tokens.is('{')) field(parser);
      tokens.expectKind('fstring-end', 'invalid f-string');
    } else break;
  }
  if (kinds.size > 1) tokens.fail('bytes and text cannot be mixed');
};
