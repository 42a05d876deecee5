import { SyntaxTrouble } from '../syntax-error.ts';
import { scanFstring } from './f-string.ts';
import { Indentation } from './indentation.ts';
import { numberAt } from './number-literal.ts';
import { Scanner, type Bracket } from './scanner.ts';
import { contentTrouble, stringEnd, stringOpeningAt, type StringOpening } from './string-literal.ts';
import type { Token } from './token.ts';

const NAME = /[\p{XIDS}_][\p{XIDC}]*/uy;
const SPACE = /[ \t\f]*/y;
const LINE_START = /[ \t\f]*(?:\\\n[ \t\f]*)*/y;
const NUMBER_START = /\.?[0-9]/y;
const COMMENT = /#[^\n]*/y;

/** The tokens of a file, and the first bracket that is open at its end. */
export interface Tokens {
  readonly tokens: readonly Token[];
  readonly unclosed: Bracket | undefined;
}

const continueLine = (scanner: Scanner): void => {
  if (!scanner.sees('\\\n')) scanner.fail('only the end of the line may follow a backslash');
  scanner.skip('\\\n');
  if (scanner.character === undefined) scanner.fail('the file ends after a backslash');
};

const scanNumber = (scanner: Scanner): void => {
  const text = numberAt(scanner.code, scanner.at);
  if (text === undefined) scanner.fail('invalid number');
  scanner.push('number', text);
  scanner.skip(text);
};

const scanString = (scanner: Scanner, { prefix, quote }: StringOpening): void => {
  const { code, at } = scanner;
  const start = at + prefix.length + quote.length;
  const end = stringEnd(code, start, quote);
  if (end === undefined) scanner.fail('the string is not terminated');
  const content = code.slice(start, end);
  const trouble = contentTrouble(prefix, content);
  if (trouble !== undefined) scanner.fail(trouble);
  scanner.push(prefix.includes('b') ? 'bytes' : 'string', content);
  scanner.skip(code.slice(at, end + quote.length));
};

const scanToken = (scanner: Scanner): void => {
  scanner.take(SPACE);
  const { character, code, at } = scanner;
  if (character === undefined || character === '\n' || scanner.take(COMMENT) !== '') return;
  if (character === '\\') {
    continueLine(scanner);
    return;
  }
  const opening = stringOpeningAt(code, at);
  if (opening) {
    if (/[ft]/.test(opening.prefix)) scanFstring(scanner, opening, scanToken);
    else scanString(scanner, opening);
    return;
  }
  NUMBER_START.lastIndex = at;
  if (NUMBER_START.test(code)) {
    scanNumber(scanner);
    return;
  }
  const name = scanner.take(NAME);
  if (name === '') scanner.operator();
  else scanner.push('name', name);
};

const startLine = (scanner: Scanner, indentation: Indentation): void => {
  const space = scanner.take(LINE_START);
  const { character } = scanner;
  if (character === undefined || character === '\n' || character === '#') return;
  // Where backslashes split the indentation, the first part that is not empty counts.
  const step = indentation.enter(space.split('\\\n').find((part) => part !== '') ?? '');
  if (step.kind === 'error') scanner.fail(step.message);
  else if (step.kind === 'in') scanner.push('indent', '');
  else for (let level = 0; level < step.levels; level += 1) scanner.push('dedent', '');
};

/** Cuts tokens up to and with the newline that ends the logical line. */
const restOfLine = (scanner: Scanner): void => {
  const before = scanner.tokens.length;
  while (scanner.character !== undefined) {
    if (scanner.character !== '\n') {
      scanToken(scanner);
      continue;
    }
    if (scanner.brackets.length === 0) {
      if (scanner.tokens.length > before) scanner.push('newline', '');
      scanner.skip('\n');
      return;
    }
    scanner.skip('\n');
  }
};

const scanFile = (scanner: Scanner): void => {
  const indentation = new Indentation();
  while (scanner.character !== undefined) {
    startLine(scanner, indentation);
    restOfLine(scanner);
  }
  if (scanner.brackets.length > 0) scanner.fail('the file ends inside brackets');
  if (scanner.tokens.length > 0 && scanner.tokens.at(-1)?.kind !== 'newline') scanner.push('newline', '');
  for (let { depth } = indentation; depth > 0; depth -= 1) scanner.push('dedent', '');
  scanner.push('end', '');
};

/** Cuts Python into tokens. Trouble becomes a last token of kind `error`, so that what comes before is judged first. */
export const tokenize = (code: string): Tokens => {
  const scanner = new Scanner(code.replaceAll(/\r\n?/g, '\n'));
  try {
    scanFile(scanner);
  } catch (error) {
    if (!(error instanceof SyntaxTrouble)) throw error;
    scanner.tokens.push({ kind: 'error', text: error.message, line: error.line });
  }
  const unclosed = scanner.character === undefined ? scanner.brackets[0] : undefined;
  return { tokens: scanner.tokens, unclosed };
};
