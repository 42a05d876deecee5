import type { Scanner } from './scanner.ts';
import { contentTrouble, type StringOpening } from './string-literal.ts';

type ScanToken = (scanner: Scanner) => void;

const NAMED = /\\N\{[^{}'"\n]*\}/y;

/** Cuts an f-string (or t-string) of any Python from 3.6 to 3.14; `scanToken` cuts the tokens of its fields. */
export const scanFstring = (scanner: Scanner, opening: StringOpening, scanToken: ScanToken): void => {
  const { prefix, quote } = opening;
  scanner.push('fstring-start', prefix);
  scanner.skip(prefix + quote);
  let text = '';
  while (!scanner.sees(quote)) text += scanPiece(scanner, opening, scanToken);
  const trouble = contentTrouble(prefix, text);
  if (trouble !== undefined) scanner.fail(trouble);
  scanner.push('fstring-end', '');
  scanner.skip(quote);
};

/** One character, escape or field; returns what belongs to the text. */
const scanPiece = (scanner: Scanner, opening: StringOpening, scanToken: ScanToken): string => {
  const { character } = scanner;
  if (character === undefined || (character === '\n' && opening.quote.length === 1))
    scanner.fail('the f-string is not terminated');
  if (scanner.sees('{{') || scanner.sees('}}')) {
    scanner.skip('{{');
    return ' ';
  }
  if (character === '\\') return scanEscape(scanner, opening);
  if (character === '}') scanner.fail("a single '}' is not allowed in an f-string");
  if (character === '{') {
    scanField(scanner, opening, scanToken);
    return ' ';
  }
  scanner.skip(character);
  return character;
};

// A backslash protects the quotation mark after it, but not a brace.
const scanEscape = (scanner: Scanner, { prefix }: StringOpening): string => {
  if (scanner.sees('\\{') || scanner.sees('\\}')) {
    scanner.skip('\\');
    return '';
  }
  const named = prefix.includes('r') ? '' : scanner.take(NAMED);
  if (named !== '') return named;
  const pair = scanner.code.slice(scanner.at, scanner.at + 2);
  scanner.skip(pair);
  return pair;
};

/** A replacement field from `{` to `}`, with its format specification. */
const scanField = (scanner: Scanner, opening: StringOpening, scanToken: ScanToken): void => {
  const depth = scanner.brackets.length;
  scanner.operator();
  while (scanner.brackets.length > depth) {
    scanner.take(/[ \t\f\n]*/y);
    const { character } = scanner;
    const isOutside = scanner.brackets.length === depth + 1;
    if (character === undefined) scanner.fail("a '}' is missing in the f-string");
    if (isOutside && character === ':') {
      scanner.push('operator', ':');
      scanner.skip(':');
      scanFormat(scanner, opening, scanToken);
    } else if (isOutside && character === '!' && !scanner.sees('!=')) {
      scanner.push('operator', '!');
      scanner.skip('!');
    } else scanToken(scanner);
  }
};

/** A format specification up to the `}` of its field, which stays. */
const scanFormat = (scanner: Scanner, opening: StringOpening, scanToken: ScanToken): void => {
  scanner.push('fstring-text', '');
  while (!scanner.sees('}')) {
    const { character } = scanner;
    const isOver = character === '\n' && opening.quote.length === 1;
    if (character === undefined || isOver || scanner.sees(opening.quote))
      scanner.fail("a '}' is missing in the f-string");
    if (character === '{') scanField(scanner, opening, scanToken);
    else scanner.skip(character);
  }
};
