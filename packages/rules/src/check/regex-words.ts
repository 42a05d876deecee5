/** Texts of which one must occur; an expression needs one of every group. No group: nothing is known. */
export type Group = readonly string[];
export type Groups = readonly Group[];

/** Shorter texts occur everywhere. */
const LEAST = 2;

interface Reader {
  readonly source: string;
  at: number;
}

/** One part of a sequence: a character as it stands, a group with what it needs, or anything else. */
type Part =
  | { readonly kind: 'char'; readonly char: string }
  | { readonly kind: 'group'; readonly needs: Groups }
  | { readonly kind: 'other' };

const OTHER: Part = { kind: 'other' };

/** `\n`, `\w`, `\b` and the like stand for something else; other escaped characters for themselves. */
const readEscape = (reader: Reader): Part => {
  const char = reader.source[reader.at++] ?? '';
  if (/[^A-Za-z0-9<>]/.test(char)) return { kind: 'char', char };
  if (/[pPxuU]/.test(char)) {
    const rest = /^(?:\{[^}]*\}|[0-9A-Fa-f]{2,8}|.)?/.exec(reader.source.slice(reader.at))?.[0] ?? '';
    reader.at += rest.length;
  }
  return OTHER;
};

/** Skips a class, with the classes inside it. */
const readClass = (reader: Reader): Part => {
  if (reader.source[reader.at] === '^') reader.at += 1;
  if (reader.source[reader.at] === ']') reader.at += 1;
  for (let depth = 1; depth > 0 && reader.at < reader.source.length; reader.at += 1) {
    const char = reader.source[reader.at];
    if (char === '\\') reader.at += 1;
    else if (char === '[') depth += 1;
    else if (char === ']') depth -= 1;
  }
  return OTHER;
};

const readGroup = (reader: Reader): Part => {
  const opening = /^\?(?::|P?<\w+>)/.exec(reader.source.slice(reader.at))?.[0] ?? '';
  reader.at += opening.length;
  const needs = readChoice(reader);
  reader.at += 1;
  return { kind: 'group', needs };
};

const readPart = (reader: Reader): Part => {
  const char = reader.source[reader.at++] ?? '';
  if (char === '\\') return readEscape(reader);
  if (char === '[') return readClass(reader);
  if (char === '(') return readGroup(reader);
  return '.^$'.includes(char) ? OTHER : { kind: 'char', char };
};

const QUANTIFIER = /^(?:[*+?]|\{\d+(?:,\d*)?\})[?+]?/;

/** What stands behind a part: whether it may be missing, and whether another text may follow it at once. */
const readQuantifier = (reader: Reader): { readonly optional: boolean; readonly repeats: boolean } => {
  const text = QUANTIFIER.exec(reader.source.slice(reader.at))?.[0] ?? '';
  reader.at += text.length;
  return { optional: /^(?:[*?]|\{0)/.test(text), repeats: text !== '' };
};

const readSequence = (reader: Reader): Groups => {
  const groups: Group[] = [];
  let text = '';
  const end = (): void => {
    if (text.length >= LEAST) groups.push([text]);
    text = '';
  };
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at] ?? '')) {
    const part = readPart(reader);
    const { optional, repeats } = readQuantifier(reader);
    if (part.kind === 'char' && !optional) text += part.char;
    if (part.kind !== 'char' || repeats) end();
    if (part.kind === 'group' && !optional) groups.push(...part.needs);
  }
  end();
  return groups;
};

const shortest = (group: Group): number => Math.min(...group.map((word) => word.length));

/** The most telling group of each choice, joined: at least one choice must match. */
export const needsOfAny = (choices: readonly Groups[]): Groups => {
  const best = choices.map((groups) => groups.toSorted((a, b) => shortest(b) - shortest(a))[0]);
  return best.length > 0 && best.every((group) => group !== undefined) ? [[...new Set(best.flat())]] : [];
};

const readChoice = (reader: Reader): Groups => {
  const choices = [readSequence(reader)];
  while (reader.source[reader.at] === '|') {
    reader.at += 1;
    choices.push(readSequence(reader));
  }
  return choices.length === 1 ? (choices[0] ?? []) : needsOfAny(choices);
};

/**
 * The texts that must occur in whatever a regular expression (in the syntax of Rust's `regex` crate) matches. Expressions with
 * flags (`(?i)`, `(?x)`) say nothing.
 */
export const wordsOfRegex = (source: string): Groups =>
  /\(\?[^:P<]/.test(source) ? [] : readChoice({ source, at: 0 });
