import type { Cursor, Parser } from './parser.ts';
import { OTHER, type Shape } from './shape.ts';

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=', 'in', 'is']);
const BINARY: ReadonlySet<string> = new Set(['|', '^', '&', '<<', '>>', '+', '-', '*', '/', '//', '%', '@']);
const SIGNS: ReadonlySet<string> = new Set(['+', '-', '~']);

/** Tokens after which a list of expressions ends, also behind a trailing comma. */
const ENDS: ReadonlySet<string> = new Set([')', ']', '}', ':', '=', '!', ';', 'in', 'for', 'async']);

const isEnd = (tokens: Cursor): boolean =>
  tokens.isAny(ENDS) || tokens.isKind('newline') || isAugmented(tokens);

const isAugmented = (tokens: Cursor): boolean =>
  tokens.isKind('operator') && isAugmentation(tokens.token().text);

/** Whether an operator changes its target in place: `+=`. */
export const isAugmentation = (text: string): boolean =>
  text.length > 1 && text.endsWith('=') && !COMPARISONS.has(text) && text !== ':=';

/** `**`, with `await` and a sign that binds less on its left: `-2 ** -2`. */
const power = (parser: Parser): Shape => {
  const { tokens } = parser;
  let shape = tokens.accept('await') ? (parser.primary(), OTHER) : parser.primary();
  while (tokens.accept('**')) {
    skipSigns(tokens);
    shape = OTHER;
    if (tokens.accept('await')) parser.primary();
    else parser.primary();
  }
  return shape;
};

const skipSigns = (tokens: Cursor): boolean => {
  let any = false;
  while (tokens.isAny(SIGNS)) {
    tokens.next();
    any = true;
  }
  return any;
};

/** `bitwise_or` of the grammar: precedence decides about no error, so all binary operators are one loop. */
export const operand = (parser: Parser): Shape => {
  const { tokens } = parser;
  let shape = skipSigns(tokens) ? (power(parser), OTHER) : power(parser);
  while (tokens.isAny(BINARY)) {
    tokens.next();
    skipSigns(tokens);
    power(parser);
    shape = OTHER;
  }
  return shape;
};

const acceptComparison = (tokens: Cursor): boolean => {
  if (tokens.is('not') && tokens.is('in', 1)) tokens.next();
  else if (!tokens.isAny(COMPARISONS)) return false;
  if (tokens.next().text === 'is') tokens.accept('not');
  return true;
};

const inversion = (parser: Parser): Shape => {
  const { tokens } = parser;
  let inverted = false;
  while (tokens.accept('not')) inverted = true;
  let shape = operand(parser);
  while (acceptComparison(tokens)) {
    operand(parser);
    shape = OTHER;
  }
  return inverted ? OTHER : shape;
};

/** Operands joined by `and` and `or`. */
export const disjunction = (parser: Parser): Shape => {
  const { tokens } = parser;
  let shape = inversion(parser);
  while (tokens.accept('or') || tokens.accept('and')) {
    inversion(parser);
    shape = OTHER;
  }
  return shape;
};

/** A `lambda`, a conditional expression, or less. */
export const expression = (parser: Parser): Shape => {
  const { tokens } = parser;
  if (tokens.accept('lambda')) {
    parser.parameters(':');
    tokens.expect(':');
    expression(parser);
    return OTHER;
  }
  const shape = disjunction(parser);
  if (!tokens.accept('if')) return shape;
  disjunction(parser);
  if (!tokens.accept('else')) tokens.fail("'else' expected after 'if' expression");
  expression(parser);
  return OTHER;
};

/** An expression that may begin with `NAME :=`. */
export const namedExpression = (parser: Parser): Shape => {
  const { tokens } = parser;
  if (!(tokens.isName() && tokens.is(':=', 1))) return expression(parser);
  tokens.name();
  tokens.expect(':=');
  expression(parser);
  return OTHER;
};

const starExpression = (parser: Parser): Shape =>
  parser.tokens.accept('*') ? { kind: 'starred', of: operand(parser) } : expression(parser);

/** One expression or several with commas, each may be starred. */
export const starExpressions = (parser: Parser): Shape => {
  const { tokens } = parser;
  const first = starExpression(parser);
  if (!tokens.is(',')) return first;
  const items = [first];
  while (tokens.accept(','))
    if (isEnd(tokens)) break;
    else items.push(starExpression(parser));
  return { kind: 'tuple', items };
};

/** The right side of an assignment, the content of a field, a statement: `yield …` or expressions. */
export const yieldOrStarExpressions = (parser: Parser): Shape => {
  const { tokens } = parser;
  if (!tokens.accept('yield')) return starExpressions(parser);
  if (tokens.accept('from')) expression(parser);
  else if (!isEnd(tokens)) starExpressions(parser);
  return OTHER;
};
