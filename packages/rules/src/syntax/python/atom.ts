import { isFor, refuseStarred, type Parser } from './parser.ts';
import { ATTRIBUTE, NAME, OTHER, SUBSCRIPT, type Shape } from './shape.ts';
import { isString, strings } from './string-expression.ts';

const CONSTANTS: ReadonlySet<string> = new Set(['None', 'True', 'False', '...']);

const item = (parser: Parser): Shape =>
  parser.tokens.accept('*') ? { kind: 'starred', of: parser.operand() } : parser.namedExpression();

const restOfItems = (parser: Parser, close: string, first: Shape): Shape[] => {
  const { tokens } = parser;
  const items = [first];
  while (tokens.accept(','))
    if (tokens.is(close)) break;
    else items.push(item(parser));
  return items;
};

/** `(` begins a tuple, a group, a generator or a `yield`. */
const parentheses = (parser: Parser): Shape => {
  const { tokens } = parser;
  if (tokens.accept(')')) return { kind: 'tuple', items: [] };
  if (tokens.is('yield')) {
    parser.yieldOrStarExpressions();
    tokens.expect(')');
    return OTHER;
  }
  const first = item(parser);
  if (tokens.is(',')) {
    const items = restOfItems(parser, ')', first);
    tokens.expect(')');
    return { kind: 'tuple', items };
  }
  refuseStarred(tokens, first);
  if (isFor(tokens)) {
    parser.comprehension();
    tokens.expect(')');
    return OTHER;
  }
  tokens.expect(')');
  return first;
};

const list = (parser: Parser): Shape => {
  const { tokens } = parser;
  if (tokens.accept(']')) return { kind: 'list', items: [] };
  const first = item(parser);
  if (isFor(tokens)) {
    refuseStarred(tokens, first);
    parser.comprehension();
    tokens.expect(']');
    return OTHER;
  }
  const items = restOfItems(parser, ']', first);
  tokens.expect(']');
  return { kind: 'list', items };
};

const pair = (parser: Parser): void => {
  const { tokens } = parser;
  if (tokens.accept('**')) {
    parser.operand();
    return;
  }
  parser.expression();
  tokens.expect(':');
  parser.expression();
};

const dictionary = (parser: Parser): void => {
  const { tokens } = parser;
  while (tokens.accept(','))
    if (tokens.is('}')) break;
    else pair(parser);
};

/** `{` begins a dictionary, a set or a comprehension of either. */
const braces = (parser: Parser): Shape => {
  const { tokens } = parser;
  if (tokens.accept('}')) return OTHER;
  if (tokens.is('**')) {
    pair(parser);
    dictionary(parser);
  } else {
    const isKey = !tokens.is('*') && !tokens.is(':=', 1);
    const first = item(parser);
    if (isKey && tokens.accept(':')) {
      parser.expression();
      if (isFor(tokens)) parser.comprehension();
      else dictionary(parser);
    } else if (isFor(tokens)) {
      refuseStarred(tokens, first);
      parser.comprehension();
    } else restOfItems(parser, '}', first);
  }
  tokens.expect('}');
  return OTHER;
};

const atom = (parser: Parser): Shape => {
  const { tokens } = parser;
  if (tokens.isName()) {
    tokens.next();
    return NAME;
  }
  if (isString(tokens)) {
    strings(parser);
    return OTHER;
  }
  if (tokens.acceptKind('number')) return OTHER;
  if (tokens.accept('(')) return parentheses(parser);
  if (tokens.accept('[')) return list(parser);
  if (tokens.accept('{')) return braces(parser);
  if (tokens.isAny(CONSTANTS)) {
    tokens.next();
    return OTHER;
  }
  return tokens.fail();
};

const slice = (parser: Parser): void => {
  const { tokens } = parser;
  if (tokens.accept('*')) {
    parser.operand();
    return;
  }
  if (!tokens.is(':')) parser.namedExpression();
  for (let colons = 0; colons < 2 && tokens.accept(':'); colons += 1)
    if (!tokens.is(':') && !tokens.is(',') && !tokens.is(']')) parser.expression();
};

const slices = (parser: Parser): void => {
  const { tokens } = parser;
  slice(parser);
  while (tokens.accept(','))
    if (tokens.is(']')) break;
    else slice(parser);
  tokens.expect(']');
};

/** An atom with its attributes, calls and subscripts. */
export const primary = (parser: Parser): Shape => {
  const { tokens } = parser;
  let shape = atom(parser);
  for (;;) {
    if (tokens.accept('.')) {
      tokens.name();
      shape = ATTRIBUTE;
    } else if (tokens.accept('(')) {
      parser.callArguments();
      tokens.expect(')');
      shape = OTHER;
    } else if (tokens.accept('[')) {
      slices(parser);
      shape = SUBSCRIPT;
    } else return shape;
  }
};

/** The clauses `for … in … if …` of a comprehension. */
export const comprehension = (parser: Parser): void => {
  const { tokens } = parser;
  while (isFor(tokens)) {
    tokens.accept('async');
    tokens.expect('for');
    parser.loopTargets();
    tokens.expect('in');
    parser.disjunction();
    while (tokens.accept('if')) parser.disjunction();
  }
};
