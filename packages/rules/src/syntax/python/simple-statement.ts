import { isAugmentation } from './expression.ts';
import type { Cursor, Parser } from './parser.ts';
import { isDeletable, isSingleTarget, isTarget, type Shape } from './shape.ts';

const isStatementEnd = (tokens: Cursor): boolean => tokens.isKind('newline') || tokens.is(';');

const names = ({ tokens }: Parser): void => {
  do tokens.name();
  while (tokens.accept(','));
};

const dottedName = ({ tokens }: Parser): void => {
  do tokens.name();
  while (tokens.accept('.'));
};

const alias = ({ tokens }: Parser): void => {
  if (tokens.accept('as')) tokens.name();
};

const importNames = (parser: Parser): void => {
  do {
    dottedName(parser);
    alias(parser);
  } while (parser.tokens.accept(','));
};

const importedName = (parser: Parser): void => {
  parser.tokens.name();
  alias(parser);
};

const importFrom = (parser: Parser): void => {
  const { tokens } = parser;
  let isRelative = false;
  while (tokens.accept('.') || tokens.accept('...')) isRelative = true;
  if (!isRelative || !tokens.is('import')) dottedName(parser);
  tokens.expect('import');
  if (tokens.accept('*')) return;
  const inBrackets = tokens.accept('(');
  importedName(parser);
  while (tokens.accept(',')) {
    if (inBrackets && tokens.is(')')) break;
    importedName(parser);
  }
  if (inBrackets) tokens.expect(')');
};

const deletion = (parser: Parser): void => {
  const { tokens } = parser;
  if (!isDeletable(parser.starExpressions())) tokens.fail('this cannot be deleted');
};

const raising = (parser: Parser): void => {
  const { tokens } = parser;
  if (isStatementEnd(tokens)) return;
  parser.expression();
  if (tokens.accept('from')) parser.expression();
};

const assertion = (parser: Parser): void => {
  parser.expression();
  if (parser.tokens.accept(',')) parser.expression();
};

/** The statements that begin with a keyword, by it. */
const BY_KEYWORD: Readonly<Record<string, (parser: Parser) => void>> = {
  pass: () => undefined,
  break: () => undefined,
  continue: () => undefined,
  global: names,
  nonlocal: names,
  import: importNames,
  from: importFrom,
  del: deletion,
  raise: raising,
  assert: assertion,
  return: (parser) => {
    if (!isStatementEnd(parser.tokens)) parser.starExpressions();
  },
};

const annotated = (parser: Parser, target: Shape): void => {
  const { tokens } = parser;
  if (!isSingleTarget(target)) tokens.fail('only a single target can be annotated');
  parser.expression();
  if (tokens.accept('=')) parser.yieldOrStarExpressions();
};

const assignmentOrExpression = (parser: Parser): void => {
  const { tokens } = parser;
  const isYield = tokens.is('yield');
  let shape = parser.yieldOrStarExpressions();
  if (isYield) return;
  if (tokens.accept(':')) annotated(parser, shape);
  else if (tokens.isKind('operator') && isAugmentation(tokens.token().text)) {
    if (!isSingleTarget(shape)) tokens.fail('this cannot be changed in place');
    tokens.next();
    parser.yieldOrStarExpressions();
  } else
    while (tokens.is('=')) {
      if (!isTarget(shape)) tokens.fail('this cannot be assigned to');
      tokens.next();
      shape = parser.yieldOrStarExpressions();
    }
};

const typeAlias = (parser: Parser): void => {
  const { tokens } = parser;
  tokens.next();
  tokens.name();
  if (tokens.is('[')) parser.typeParameters();
  tokens.expect('=');
  parser.expression();
};

const simpleStatement = (parser: Parser): void => {
  const { tokens } = parser;
  const { kind, text } = tokens.token();
  const rule = kind === 'name' && Object.hasOwn(BY_KEYWORD, text) ? BY_KEYWORD[text] : undefined;
  if (rule) {
    tokens.next();
    rule(parser);
  } else if (tokens.is('type') && tokens.isName(1)) typeAlias(parser);
  else assignmentOrExpression(parser);
};

/** Statements of one line, with `;` between. */
export const simpleStatements = (parser: Parser): void => {
  const { tokens } = parser;
  do simpleStatement(parser);
  while (tokens.accept(';') && !tokens.isKind('newline'));
  tokens.expectKind('newline', 'invalid syntax');
};
