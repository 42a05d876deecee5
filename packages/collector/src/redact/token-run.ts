const SHORTEST = 16;
const LONG = 32;

const LETTER = 1;
const DIGIT = 2;

/** What each ASCII character is in a token; 0 ends it. */
const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (/\d/.test(char)) return DIGIT;
  return /[\w-]/.test(char) ? LETTER : 0;
});

/**
 * Whether a text has a run of letters, digits, `_` and `-` that could be a token: 16 of them with a digit, or 32. Most texts have
 * none, and so need not be searched. A loop, because the same as a regular expression takes ten times as long.
 */
export const hasTokenRun = (text: string): boolean => {
  let length = 0;
  let seen = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const is = code < 128 ? (CLASSES[code] ?? 0) : 0;
    if (is === 0) {
      length = 0;
      seen = 0;
      continue;
    }
    seen |= is;
    if (++length >= SHORTEST && (seen >= DIGIT || length >= LONG)) return true;
  }
  return false;
};
