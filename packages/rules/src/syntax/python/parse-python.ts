import { SyntaxTrouble } from '../syntax-error.ts';
import { comprehension, primary } from './atom.ts';
import { callArguments } from './call.ts';
import { block, statement } from './compound-statement.ts';
import {
  disjunction,
  expression,
  namedExpression,
  operand,
  starExpressions,
  yieldOrStarExpressions,
} from './expression.ts';
import { parameters } from './parameters.ts';
import { Cursor, type Parser } from './parser.ts';
import { isTarget } from './shape.ts';
import { simpleStatements } from './simple-statement.ts';
import { tokenize } from './tokenize.ts';

const loopTargets = (parser: Parser): void => {
  const { tokens } = parser;
  do {
    tokens.accept('*');
    if (!isTarget(parser.operand())) tokens.fail('this cannot be assigned to');
  } while (tokens.accept(',') && !tokens.is('in'));
};

/** `[T: bound = default, *Ts, **P]` (PEP 695, PEP 696). */
const typeParameters = (parser: Parser): void => {
  const { tokens } = parser;
  tokens.expect('[');
  do {
    if (tokens.is(']')) break;
    if (!tokens.accept('*')) tokens.accept('**');
    tokens.name();
    if (tokens.accept(':')) parser.expression();
    if (tokens.accept('=')) parser.starExpressions();
  } while (tokens.accept(','));
  tokens.expect(']');
};

const parserOf = (tokens: Cursor): Parser => {
  const parser: Parser = {
    tokens,
    expression: () => expression(parser),
    namedExpression: () => namedExpression(parser),
    starExpressions: () => starExpressions(parser),
    yieldOrStarExpressions: () => yieldOrStarExpressions(parser),
    operand: () => operand(parser),
    disjunction: () => disjunction(parser),
    primary: () => primary(parser),
    loopTargets: () => {
      loopTargets(parser);
    },
    parameters: (close) => {
      parameters(parser, close);
    },
    callArguments: () => {
      callArguments(parser);
    },
    comprehension: () => {
      comprehension(parser);
    },
    typeParameters: () => {
      typeParameters(parser);
    },
    simpleStatements: () => {
      simpleStatements(parser);
    },
    statement: () => {
      statement(parser);
    },
    block: () => {
      block(parser);
    },
  };
  return parser;
};

/**
 * Throws `SyntaxTrouble` for Python that CPython's parser (`ast.parse`) refuses. It knows the grammar of 3.11 and what 3.12 to 3.14
 * added: type parameters, quotes nested in f-strings, `except A, B:`. What CPython refuses only when it compiles the parsed code,
 * such as `return` outside a function, passes, so that pieces of code can be checked.
 */
export const parsePython = (code: string): void => {
  const { tokens, unclosed } = tokenize(code);
  const cursor = new Cursor(tokens);
  const parser = parserOf(cursor);
  try {
    while (!cursor.isKind('end')) statement(parser);
  } catch (error) {
    // What comes after an open bracket is read as its content, so the bracket is the better place.
    if (error instanceof SyntaxTrouble && unclosed && unclosed.line <= error.line)
      throw new SyntaxTrouble(`'${unclosed.text}' is never closed`, unclosed.line);
    throw error;
  }
};
