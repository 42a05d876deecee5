import type { Parser } from './parser.ts';
import { isString } from './string-expression.ts';

const CONSTANTS: ReadonlySet<string> = new Set(['None', 'True', 'False']);

const subject = (parser: Parser): void => {
  const { tokens } = parser;
  tokens.expect('match');
  do {
    if (tokens.is(':')) break;
    if (tokens.accept('*')) parser.operand();
    else parser.namedExpression();
  } while (tokens.accept(','));
  tokens.expect(':');
  tokens.expectKind('newline', 'the end of the line is expected');
};

/** Whether `match` begins a statement here: as a name it is allowed everywhere else. */
export const isMatchStatement = (parser: Parser): boolean => {
  const { tokens } = parser;
  if (!tokens.is('match') || tokens.is(':', 1)) return false;
  let found = false;
  tokens.attempt(() => {
    subject(parser);
    found = tokens.isKind('indent') && tokens.is('case', 1);
    tokens.fail();
  });
  return found;
};

const dotted = ({ tokens }: Parser): void => {
  do tokens.name();
  while (tokens.accept('.'));
};

const number = ({ tokens }: Parser): void => {
  tokens.accept('-');
  tokens.expectKind('number', 'a number is expected');
  if (tokens.accept('+') || tokens.accept('-')) tokens.expectKind('number', 'a number is expected');
};

const sequence = (parser: Parser, close: string): void => {
  const { tokens } = parser;
  while (!tokens.is(close)) {
    maybeStarred(parser);
    if (!tokens.accept(',')) break;
  }
  tokens.expect(close);
};

const maybeStarred = (parser: Parser): void => {
  if (parser.tokens.accept('*')) parser.tokens.name();
  else pattern(parser);
};

const grouped = (parser: Parser): void => {
  const { tokens } = parser;
  const isStarred = tokens.is('*');
  if (!tokens.is(')')) maybeStarred(parser);
  if (tokens.accept(',')) {
    sequence(parser, ')');
    return;
  }
  if (isStarred) tokens.fail();
  tokens.expect(')');
};

const mapping = (parser: Parser): void => {
  const { tokens } = parser;
  while (!tokens.is('}')) {
    if (tokens.accept('**')) tokens.name();
    else {
      key(parser);
      tokens.expect(':');
      pattern(parser);
    }
    if (!tokens.accept(',')) break;
  }
  tokens.expect('}');
};

const key = (parser: Parser): void => {
  const { tokens } = parser;
  if (!tokens.isName()) literal(parser);
  else if (tokens.is('.', 1)) dotted(parser);
  else tokens.fail('a key must be a literal or a dotted name');
};

const literal = (parser: Parser): void => {
  const { tokens } = parser;
  if (tokens.isAny(CONSTANTS)) tokens.next();
  else if (tokens.is('-') || tokens.isKind('number')) number(parser);
  else if (isString(tokens)) parser.primary();
  else tokens.fail('a pattern is expected');
};

const classPattern = (parser: Parser): void => {
  const { tokens } = parser;
  let isKeyword = false;
  while (!tokens.is(')')) {
    if (tokens.isName() && tokens.is('=', 1)) {
      tokens.next();
      tokens.expect('=');
      isKeyword = true;
    } else if (isKeyword) tokens.fail('a positional pattern cannot follow a keyword pattern');
    pattern(parser);
    if (!tokens.accept(',')) break;
  }
  tokens.expect(')');
};

const closed = (parser: Parser): void => {
  const { tokens } = parser;
  if (tokens.accept('(')) grouped(parser);
  else if (tokens.accept('[')) sequence(parser, ']');
  else if (tokens.accept('{')) mapping(parser);
  else if (tokens.isName()) {
    dotted(parser);
    if (tokens.accept('(')) classPattern(parser);
  } else literal(parser);
};

const pattern = (parser: Parser): void => {
  const { tokens } = parser;
  do closed(parser);
  while (tokens.accept('|'));
  if (tokens.accept('as')) tokens.name();
};

const caseBlock = (parser: Parser): void => {
  const { tokens } = parser;
  tokens.expect('case');
  do {
    if (tokens.is(':') || tokens.is('if')) break;
    maybeStarred(parser);
  } while (tokens.accept(','));
  if (tokens.accept('if')) parser.namedExpression();
  tokens.expect(':');
  parser.block();
};

/** `match … :` with its `case` blocks (PEP 634). */
export const matchStatement = (parser: Parser): void => {
  const { tokens } = parser;
  subject(parser);
  tokens.expectKind('indent', "'case' expected");
  do caseBlock(parser);
  while (!tokens.acceptKind('dedent'));
};
