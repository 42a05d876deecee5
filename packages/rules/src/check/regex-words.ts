/** Texts of which one must occur; an expression needs one of every group. No group: nothing is known. */
type Group = readonly string[];
export type Groups = readonly Group[];

/** Shorter texts occur everywhere. */
const LEAST = 2;

/** More texts than these are not spelled out: looking for them would cost more than it saves. */
const MOST = 16;

interface Reader {
  readonly source: string;
  at: number;
}

/** What a part of an expression needs, and all texts that it can match when they are few. */
interface Part {
  readonly needs: Groups;
  readonly texts: Group | undefined;
}

const OTHER: Part = { needs: [], texts: undefined };

/** Matches between characters only. */
const PLACE: Part = { needs: [], texts: [''] };

const literal = (char: string): Part => ({ needs: [], texts: [char] });

/** `\n`, `\w`, `\b` and the like stand for something else; other escaped characters for themselves. */
const readEscape = (reader: Reader): Part => {
  const char = reader.source[reader.at++] ?? '';
  if (/[^A-Za-z0-9<>]/.test(char)) return literal(char);
  if (char === 'b') return PLACE;
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
  const choice = readChoice(reader);
  reader.at += 1;
  return choice;
};

const readPart = (reader: Reader): Part => {
  const char = reader.source[reader.at++] ?? '';
  if (char === '\\') return readEscape(reader);
  if (char === '[') return readClass(reader);
  if (char === '(') return readGroup(reader);
  if ('^$'.includes(char)) return PLACE;
  return char === '.' ? OTHER : literal(char);
};

const QUANTIFIER = /^(?:[*+?]|\{\d+(?:,\d*)?\})[?+]?/;

/** What stands behind a part: whether it may be missing, and whether another text may follow it at once. */
const readQuantifier = (reader: Reader): { readonly optional: boolean; readonly repeats: boolean } => {
  const text = QUANTIFIER.exec(reader.source.slice(reader.at))?.[0] ?? '';
  reader.at += text.length;
  return { optional: /^(?:[*?]|\{0)/.test(text), repeats: text !== '' };
};

const followedBy = (texts: Group, next: Group): Group | undefined =>
  texts.length * next.length > MOST ? undefined : texts.flatMap((text) => next.map((end) => text + end));

const readSequence = (reader: Reader): Part => {
  const needs: Group[] = [];
  let texts: Group = [''];
  let isWhole = true;
  const end = (next: Group): void => {
    if (shortest(texts) >= LEAST) needs.push(texts);
    isWhole = false;
    texts = next;
  };
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at] ?? '')) {
    const part = readPart(reader);
    const { optional, repeats } = readQuantifier(reader);
    if (!optional) needs.push(...part.needs);
    const longer = optional || part.texts === undefined ? undefined : followedBy(texts, part.texts);
    if (longer !== undefined) texts = longer;
    else end(optional ? [''] : (part.texts ?? ['']));
    if (repeats) end(['']);
  }
  if (isWhole) return { needs: [], texts };
  end(['']);
  return { needs, texts: undefined };
};

const shortest = (group: Group): number => Math.min(...group.map((word) => word.length));

/** The most telling group of each choice, joined: at least one choice must match. */
export const needsOfAny = (choices: readonly Groups[]): Groups => {
  const best = choices.map((groups) => groups.toSorted((a, b) => shortest(b) - shortest(a))[0]);
  return best.length > 0 && best.every((group) => group !== undefined) ? [[...new Set(best.flat())]] : [];
};

const needsOf = ({ needs, texts }: Part): Groups =>
  texts !== undefined && shortest(texts) >= LEAST ? [texts] : needs;

const readChoice = (reader: Reader): Part => {
  const choices = [readSequence(reader)];
  while (reader.source[reader.at] === '|') {
    reader.at += 1;
    choices.push(readSequence(reader));
  }
  const [only] = choices;
  if (choices.length === 1 && only !== undefined) return only;
  const texts = choices.map((choice) => choice.texts);
  return texts.every((each) => each !== undefined)
    ? { needs: [], texts: [...new Set(texts.flat())] }
    : { needs: needsOfAny(choices.map(needsOf)), texts: undefined };
};

/** An ASCII word boundary, as `asciiRegex` writes it. */
const BOUNDARY = '(?-u:\\b)';

/**
 * The texts that must occur in whatever a regular expression (in the syntax of Rust's `regex` crate) matches. Expressions with
 * flags (`(?i)`, `(?x)`) say nothing.
 */
export const wordsOfRegex = (regex: string): Groups => {
  const source = regex.replaceAll(BOUNDARY, '');
  return /\(\?[^:P<]/.test(source) ? [] : needsOf(readChoice({ source, at: 0 }));
};
