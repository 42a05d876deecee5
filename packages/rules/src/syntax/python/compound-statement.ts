import { isMatchStatement, matchStatement } from './match-statement.ts';
import type { Parser } from './parser.ts';
import { isTarget } from './shape.ts';

/** A `:` and the block behind it. */
const suite = (parser: Parser): void => {
  parser.tokens.expect(':');
  parser.block();
};

const optionalElse = (parser: Parser): void => {
  if (parser.tokens.accept('else')) suite(parser);
};

const ifStatement = (parser: Parser): void => {
  do {
    parser.namedExpression();
    suite(parser);
  } while (parser.tokens.accept('elif'));
  optionalElse(parser);
};

const whileStatement = (parser: Parser): void => {
  parser.namedExpression();
  suite(parser);
  optionalElse(parser);
};

const forStatement = (parser: Parser): void => {
  parser.loopTargets();
  parser.tokens.expect('in');
  parser.starExpressions();
  suite(parser);
  optionalElse(parser);
};

const withItem = (parser: Parser): void => {
  const { tokens } = parser;
  parser.expression();
  if (tokens.accept('as') && !isTarget(parser.operand())) tokens.fail("'as' needs a target");
};

const withStatement = (parser: Parser): void => {
  const { tokens } = parser;
  const inBrackets = tokens.attempt(() => {
    tokens.expect('(');
    do withItem(parser);
    while (tokens.accept(',') && !tokens.is(')'));
    tokens.expect(')');
    tokens.expect(':');
  });
  if (inBrackets) {
    parser.block();
    return;
  }
  do withItem(parser);
  while (tokens.accept(','));
  suite(parser);
};

const exceptClause = (parser: Parser): void => {
  const { tokens } = parser;
  const isGroup = tokens.accept('*');
  if (isGroup || !tokens.is(':')) {
    parser.expression();
    // Several without parentheses came with Python 3.14 (PEP 758).
    let many = false;
    while (tokens.accept(',')) {
      parser.expression();
      many = true;
    }
    if (!many && tokens.accept('as')) tokens.name();
  }
  suite(parser);
};

const tryStatement = (parser: Parser): void => {
  const { tokens } = parser;
  suite(parser);
  const isGroup = tokens.is('except') && tokens.is('*', 1);
  let handlers = 0;
  while (tokens.accept('except')) {
    if (tokens.is('*') !== isGroup) tokens.fail("'except' and 'except*' cannot be mixed");
    exceptClause(parser);
    handlers += 1;
  }
  if (handlers > 0) optionalElse(parser);
  if (tokens.accept('finally')) suite(parser);
  else if (handlers === 0) tokens.fail("'except' or 'finally' expected");
};

const functionDefinition = (parser: Parser): void => {
  const { tokens } = parser;
  tokens.name();
  if (tokens.is('[')) parser.typeParameters();
  tokens.expect('(');
  parser.parameters(')');
  tokens.expect(')');
  if (tokens.accept('->')) parser.expression();
  suite(parser);
};

const classDefinition = (parser: Parser): void => {
  const { tokens } = parser;
  tokens.name();
  if (tokens.is('[')) parser.typeParameters();
  if (tokens.accept('(')) {
    parser.callArguments();
    tokens.expect(')');
  }
  suite(parser);
};

type Rule = (parser: Parser) => void;

const ASYNC: Readonly<Record<string, Rule>> = {
  def: functionDefinition,
  for: forStatement,
  with: withStatement,
};

const choose =
  (rules: Readonly<Record<string, Rule>>): Rule =>
  (parser) => {
    const { kind, text } = parser.tokens.token();
    const rule = kind === 'name' && Object.hasOwn(rules, text) ? rules[text] : undefined;
    if (rule === undefined) return parser.tokens.fail();
    parser.tokens.next();
    return rule(parser);
  };

const asyncStatement = choose(ASYNC);
const decorated = choose({
  async: choose({ def: functionDefinition }),
  def: functionDefinition,
  class: classDefinition,
});

const BY_KEYWORD: Readonly<Record<string, Rule>> = {
  if: ifStatement,
  while: whileStatement,
  for: forStatement,
  with: withStatement,
  try: tryStatement,
  def: functionDefinition,
  class: classDefinition,
  async: asyncStatement,
};
const compound = choose(BY_KEYWORD);

const decorators = (parser: Parser): void => {
  const { tokens } = parser;
  while (tokens.accept('@')) {
    parser.namedExpression();
    tokens.expectKind('newline', 'the end of the line is expected after a decorator');
  }
  decorated(parser);
};

/** One statement with its blocks, or the simple statements of a line. */
export const statement = (parser: Parser): void => {
  const { tokens } = parser;
  const { kind, text } = tokens.token();
  if (kind === 'indent') tokens.fail('unexpected indent');
  if (kind === 'name' && Object.hasOwn(BY_KEYWORD, text)) compound(parser);
  else if (tokens.is('@')) decorators(parser);
  else if (isMatchStatement(parser)) matchStatement(parser);
  else parser.simpleStatements();
};

/** What follows the `:` of a statement: an indented block, or simple statements on the same line. */
export const block = (parser: Parser): void => {
  const { tokens } = parser;
  if (!tokens.acceptKind('newline')) {
    parser.simpleStatements();
    return;
  }
  tokens.expectKind('indent', 'an indented block is expected');
  while (!tokens.acceptKind('dedent')) statement(parser);
};
