/** A place in a text: 1-based, columns in UTF-16 units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** The place of a character, by its index. */
export const placeOf = (text: string, index: number): TextPlace => {
  const before = text.slice(0, index);
  const start = before.lastIndexOf('\n') + 1;
  return { line: (before.match(/\n/g)?.length ?? 0) + 1, column: index - start + 1 };
};

const SPACE = /[ \t\n\r]*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

const ends = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
};

interface Scan {
  readonly text: string;
  readonly open: string[];
  at: number;
}

/** Reads one token and says what may follow; `undefined` where the text stops being JSON. */
type Step = (scan: Scan, char: string) => Step | undefined;

const skip = (scan: Scan, next: Step): Step => {
  scan.at++;
  return next;
};

/** Moves behind a string; stays where it breaks. */
const passString = (scan: Scan): boolean => {
  const { text } = scan;
  scan.at++;
  while (scan.at < text.length && text[scan.at] !== '"') {
    const escaped = text[scan.at] === '\\';
    const next = escaped ? ends(ESCAPE, text, scan.at) : scan.at + Number(text.charCodeAt(scan.at) >= 32);
    if (next === scan.at) return false;
    scan.at = next;
  }
  return scan.at++ < text.length;
};

const afterValue = (scan: Scan): Step => (scan.open.length > 0 ? separator : nothing);

const close = (scan: Scan): Step => {
  scan.open.pop();
  return skip(scan, afterValue(scan));
};

const open = (scan: Scan, char: string): Step => {
  scan.open.push(char === '[' ? ']' : '}');
  return skip(scan, char === '[' ? firstItem : firstKey);
};

const value: Step = (scan, char) => {
  if (char === '[' || char === '{') return open(scan, char);
  if (char === '"') return passString(scan) ? afterValue(scan) : undefined;
  const end = ends(SCALAR, scan.text, scan.at);
  if (end === scan.at) return undefined;
  scan.at = end;
  return afterValue(scan);
};

const key: Step = (scan, char) => (char === '"' && passString(scan) ? colon : undefined);
const colon: Step = (scan, char) => (char === ':' ? skip(scan, value) : undefined);
const firstItem: Step = (scan, char) => (char === ']' ? close(scan) : value(scan, char));
const firstKey: Step = (scan, char) => (char === '}' ? close(scan) : key(scan, char));
const separator: Step = (scan, char) => {
  if (char === scan.open.at(-1)) return close(scan);
  return char === ',' ? skip(scan, scan.open.at(-1) === '}' ? key : value) : undefined;
};
const nothing: Step = () => undefined;

/**
 * Where a text stops being JSON (RFC 8259). The engine's own messages name the place only sometimes. Keeps its own stack, so
 * that no depth of nesting can break it.
 */
export const locateJsonError = (text: string): TextPlace => {
  const scan: Scan = { text, open: [], at: 0 };
  let step: Step | undefined = value;
  while (step !== undefined) {
    scan.at = ends(SPACE, text, scan.at);
    const char = text[scan.at];
    step = char === undefined ? undefined : step(scan, char);
  }
  return placeOf(text, Math.min(scan.at, text.length));
};
