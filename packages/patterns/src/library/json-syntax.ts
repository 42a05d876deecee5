const GAP = /[ \t\r\n]*/y;
// Anything from the blank on, but quotes and backslashes.
const STRING = /"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[ !#-[\]-\uffff]*)*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Expected = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'next';

const CLOSES: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** The end of what `pattern` matches at `offset`; `undefined` when it does not match. */
const endOf = (pattern: RegExp, text: string, offset: number): number | undefined => {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : undefined;
};

/**
 * The offset (UTF-16 units) of the first thing in `text` that is not JSON (RFC 8259), `undefined` when all of it is. For messages:
 * `JSON.parse` does not always say where it stopped.
 */
export const findJsonError = (text: string): number | undefined => {
  const open: string[] = [];
  let expected: Expected = 'value';
  let offset = 0;
  for (;;) {
    offset = endOf(GAP, text, offset) ?? offset;
    const character = text[offset];
    if (expected === 'next' && open.length === 0) return character === undefined ? undefined : offset;
    const step = advance(text, offset, expected, open);
    if (step === undefined) return offset;
    [offset, expected] = step;
  }
};

const advance = (
  text: string,
  offset: number,
  expected: Expected,
  open: string[],
): readonly [number, Expected] | undefined => {
  const character = text[offset] ?? '';
  const close = CLOSES[open.at(-1) ?? ''];
  if (character === close && (expected === 'next' || expected.startsWith('first'))) {
    open.pop();
    return [offset + 1, 'next'];
  }
  if (expected === 'next')
    return character === ',' ? [offset + 1, open.at(-1) === '{' ? 'key' : 'value'] : undefined;
  if (expected === 'colon') return character === ':' ? [offset + 1, 'value'] : undefined;
  const string = endOf(STRING, text, offset);
  if (expected.endsWith('key')) return string === undefined ? undefined : [string, 'colon'];
  if (character === '{' || character === '[') {
    open.push(character);
    return [offset + 1, character === '{' ? 'first key' : 'first value'];
  }
  const end = string ?? endOf(SCALAR, text, offset);
  return end === undefined ? undefined : [end, 'next'];
};
