const PREFIX = /(?:[rR]?[bB]|[bB][rR]|[uU]|[rR]?[fFtT]|[fFtT][rR]|[rR])?(?='|")/y;

/** How a string literal begins. */
export interface StringOpening {
  readonly prefix: string;
  /** One or three quotation marks. */
  readonly quote: string;
}

/** The opening of the string literal that starts at `at`, if one does. */
export const stringOpeningAt = (code: string, at: number): StringOpening | undefined => {
  PREFIX.lastIndex = at;
  const prefix = PREFIX.exec(code)?.[0];
  if (prefix === undefined) return undefined;
  const start = at + prefix.length;
  const mark = code[start] ?? '"';
  return {
    prefix: prefix.toLowerCase(),
    quote: code.startsWith(mark.repeat(3), start) ? mark.repeat(3) : mark,
  };
};

/** Where the closing quotation marks of a plain string begin; `undefined` when it is not terminated. */
export const stringEnd = (code: string, from: number, quote: string): number | undefined => {
  for (let at = from; at < code.length; at += 1) {
    if (code[at] === '\\') at += 1;
    else if (code.startsWith(quote, at)) return at;
    else if (code[at] === '\n' && quote.length === 1) return undefined;
  }
  return undefined;
};

/** What is wrong with the content of a string literal: broken escapes, or characters that bytes can't hold. */
export const contentTrouble = (prefix: string, content: string): string | undefined => {
  // Only ASCII in bytes, raw or not.
  // oxlint-disable-next-line no-control-regex
  if (prefix.includes('b') && /[^\0-\x7F]/.test(content))
    return 'bytes can only contain ASCII literal characters';
  if (prefix.includes('r') || !content.includes('\\')) return undefined;
  for (const [escape] of content.matchAll(/\\(?:N\{[^{}]*\}|[xuU][\da-fA-F]*|[\s\S]|$)/g))
    if (!(prefix.includes('b') ? isBytesEscape : isTextEscape)(escape))
      return `malformed escape ${escape} in a string`;
  return undefined;
};

const isBytesEscape = (escape: string): boolean =>
  !escape.startsWith('\\x') || /^\\x[\da-fA-F]{2}/.test(escape);

const isTextEscape = (escape: string): boolean => {
  switch (escape[1]) {
    case 'x':
      return /^\\x[\da-fA-F]{2}/.test(escape);
    case 'u':
      return /^\\u[\da-fA-F]{4}/.test(escape);
    case 'U':
      return /^\\U00(?:0[\da-fA-F]|10)[\da-fA-F]{4}/.test(escape);
    case 'N':
      return /^\\N\{[^{}]+\}$/.test(escape);
    default:
      return true;
  }
};
