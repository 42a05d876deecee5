/** The one spelling itself. To tell it takes none of Unicode's tables, which take V8 longer to prepare than to check a file. */
const PLAIN = /^[a-z0-9]+(?:_[a-z0-9]+)*$/;

/**
 * The one spelling of a pattern's name: lower case, words joined by `_`, so that `Bounds-Checking `, `bounds checking`
 * and `boundsChecking` are one pattern. Empty when the text holds no letter or digit.
 */
export const patternName = (text: string): string =>
  PLAIN.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replaceAll(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1_')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '_')
        .replaceAll(/^_+|_+$/g, '');
