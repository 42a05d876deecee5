import type { RuleObject } from '@feedback/schema';

const KEYWORDS = ['select', 'insert\\s+into', 'update', 'delete\\s+from', 'replace\\s+into'];
const OPERATORS = ['like', 'between', 'values\\s*\\(', 'in\\s*\\('];

// Spelled out, because an expression without flags is compiled faster and says which words a file must have.
const spellings = (words: readonly string[]): string =>
  words
    .flatMap((word) => [
      word,
      `${word[0]?.toUpperCase()}${word.slice(1)}`,
      word.replaceAll(/(?<!\\)[a-z]/g, (letter) => letter.toUpperCase()),
    ])
    .join('|');

/** How a SQL statement starts, in lower case, in capitals, or with one capital. */
export const STATEMENT = `(${spellings(KEYWORDS)}|WITH|with)\\b`;

/** What stands before a value in SQL. Names of tables and columns, which cannot be parameters, stand elsewhere. */
export const BEFORE_VALUE = `(=|<|>|\\b(${spellings(OPERATORS)}))\\s*['"]?%?`;

/** Pieces of SQL that the program makes itself, by their names, such as a row of placeholders. */
export const FRAGMENT: RuleObject = { regex: '(?i)placeholder|slots|question|sql|escape|quote' };
