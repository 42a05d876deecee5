import { SyntaxTrouble } from '../syntax-error.ts';
import type { Shape } from './shape.ts';
import { KEYWORDS, type Token } from './token.ts';

const END: Token = { kind: 'end', text: '', line: 1 };

/** A place in the tokens. */
export class Cursor {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The token `ahead` places from here. */
  token(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? this.#tokens.at(-1) ?? END;
  }

  /** Whether the token here is this keyword or operator. */
  is(text: string, ahead = 0): boolean {
    const token = this.token(ahead);
    return token.text === text && (token.kind === 'operator' || token.kind === 'name');
  }

  isKind(kind: Token['kind']): boolean {
    return this.token().kind === kind;
  }

  isAny(texts: ReadonlySet<string>): boolean {
    const { kind, text } = this.token();
    return (kind === 'operator' || kind === 'name') && texts.has(text);
  }

  /** Whether a name that is no keyword is here. */
  isName(ahead = 0): boolean {
    const { kind, text } = this.token(ahead);
    return kind === 'name' && !KEYWORDS.has(text);
  }

  next(): Token {
    const token = this.token();
    if (token.kind === 'error') this.fail();
    this.#at += 1;
    return token;
  }

  accept(text: string): boolean {
    const found = this.is(text);
    if (found) this.#at += 1;
    return found;
  }

  acceptKind(kind: Token['kind']): boolean {
    const found = this.isKind(kind);
    if (found) this.#at += 1;
    return found;
  }

  expect(text: string): void {
    if (!this.accept(text)) this.fail(`'${text}' expected`);
  }

  expectKind(kind: Token['kind'], message: string): void {
    if (!this.acceptKind(kind)) this.fail(message);
  }

  name(): void {
    if (!this.isName()) this.fail('a name is expected');
    this.#at += 1;
  }

  fail(message = 'invalid syntax'): never {
    const { kind, text, line } = this.token();
    throw new SyntaxTrouble(kind === 'error' ? text : message, line);
  }

  /** Tries a reading of what follows; when it fails nothing has moved. */
  attempt(reading: () => void): boolean {
    const start = this.#at;
    try {
      reading();
      return true;
    } catch (error) {
      if (!(error instanceof SyntaxTrouble)) throw error;
      this.#at = start;
      return false;
    }
  }
}

/** The rules of the grammar that refer to each other across files (https://docs.python.org/3/reference/grammar.html). */
export interface Parser {
  readonly tokens: Cursor;
  expression(): Shape;
  namedExpression(): Shape;
  starExpressions(): Shape;
  yieldOrStarExpressions(): Shape;
  /** An operand without comparison or Boolean operators, as after `*` and in targets. */
  operand(): Shape;
  disjunction(): Shape;
  primary(): Shape;
  /** Targets after `for`, up to `in`. */
  loopTargets(): void;
  /** Parameters of a function (annotated) or a `lambda`, up to the token that closes them. */
  parameters(close: ')' | ':'): void;
  /** The arguments of a call up to `)`. */
  callArguments(): void;
  /** `for … in …` of a comprehension. */
  comprehension(): void;
  typeParameters(): void;
  simpleStatements(): void;
  statement(): void;
  /** What follows a `:`. */
  block(): void;
}

/** Whether a comprehension's `for` is here. */
export const isFor = (tokens: Cursor): boolean =>
  tokens.is('for') || (tokens.is('async') && tokens.is('for', 1));

/** Fails for an expression that a `*` stands before, where only whole values can stand. */
export const refuseStarred = (tokens: Cursor, { kind }: Shape): void => {
  if (kind === 'starred') tokens.fail('a starred expression cannot stand here');
};
