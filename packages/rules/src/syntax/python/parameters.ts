import type { Parser } from './parser.ts';

interface Seen {
  slash: boolean;
  star: boolean;
  default: boolean;
  any: boolean;
}

const annotation = (parser: Parser, isAnnotated: boolean, isStarred: boolean): void => {
  const { tokens } = parser;
  if (!isAnnotated || !tokens.accept(':')) return;
  if (isStarred && tokens.accept('*')) parser.operand();
  else parser.expression();
};

const named = (parser: Parser, seen: Seen, isAnnotated: boolean): void => {
  const { tokens } = parser;
  tokens.name();
  annotation(parser, isAnnotated, false);
  if (tokens.accept('=')) {
    parser.expression();
    seen.default = true;
  } else if (seen.default && !seen.star)
    tokens.fail('a parameter without a default follows one with a default');
};

const starred = (parser: Parser, seen: Seen, isAnnotated: boolean): void => {
  const { tokens } = parser;
  if (seen.star) tokens.fail("'*' can be given once");
  seen.star = true;
  if (tokens.isName()) {
    tokens.name();
    annotation(parser, isAnnotated, true);
  } else if (!tokens.is(',') || !tokens.isName(1)) tokens.fail("a named parameter must follow '*'");
};

const slash = (parser: Parser, seen: Seen): void => {
  if (seen.slash || seen.star || !seen.any) parser.tokens.fail("'/' cannot stand here");
  seen.slash = true;
};

/** The parameters of a function or, without annotations, of a `lambda`, up to the token that closes them. */
export const parameters = (parser: Parser, close: ')' | ':'): void => {
  const { tokens } = parser;
  const isAnnotated = close === ')';
  const seen: Seen = { slash: false, star: false, default: false, any: false };
  while (!tokens.is(close)) {
    if (tokens.accept('**')) {
      tokens.name();
      annotation(parser, isAnnotated, false);
      tokens.accept(',');
      return;
    }
    if (tokens.accept('*')) starred(parser, seen, isAnnotated);
    else if (tokens.accept('/')) slash(parser, seen);
    else named(parser, seen, isAnnotated);
    seen.any = true;
    if (!tokens.accept(',')) return;
  }
};
