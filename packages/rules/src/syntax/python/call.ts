import { isFor, type Parser } from './parser.ts';

/** The most that has been seen of a call's arguments: what may follow depends on it. */
type Seen = 'positional' | 'keyword' | 'unpacked';

const argument = (parser: Parser, seen: Seen, isFirst: boolean): Seen => {
  const { tokens } = parser;
  if (tokens.accept('**')) {
    parser.expression();
    return 'unpacked';
  }
  if (tokens.accept('*')) {
    if (seen === 'unpacked') tokens.fail("'*' cannot follow '**' in a call");
    parser.expression();
    return seen;
  }
  if (tokens.isName() && tokens.is('=', 1)) {
    tokens.name();
    tokens.expect('=');
    parser.expression();
    return seen === 'unpacked' ? seen : 'keyword';
  }
  if (seen !== 'positional') tokens.fail('a positional argument cannot follow a keyword argument');
  parser.namedExpression();
  if (isFor(tokens)) {
    parser.comprehension();
    if (!isFirst || !tokens.is(')')) tokens.fail('a generator among other arguments needs parentheses');
  }
  return seen;
};

/** The arguments of a call or of a class, up to `)`. */
export const callArguments = (parser: Parser): void => {
  const { tokens } = parser;
  let seen: Seen = 'positional';
  for (let isFirst = true; !tokens.is(')'); isFirst = false) {
    seen = argument(parser, seen, isFirst);
    if (!tokens.accept(',')) return;
  }
};
