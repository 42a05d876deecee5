const DIGITS = '[0-9](?:_?[0-9])*';
const NUMBER = new RegExp(
  [
    '0[xX](?:_?[0-9a-fA-F])+',
    '0[oO](?:_?[0-7])+',
    '0[bB](?:_?[01])+',
    `(?:${DIGITS}\\.(?:${DIGITS})?|\\.${DIGITS}|${DIGITS})(?:[eE][+-]?${DIGITS})?[jJ]?`,
  ].join('|'),
  'y',
);
const LEADING_ZERO = /^0[0-9_]*[1-9][0-9_]*$/;

/** Keywords that may follow a number without a space between: `1if x else 0`. */
const MAY_FOLLOW = /(?:and|else|for|if|in|is|not|or)(?![\p{XIDC}])/uy;
const WORD = /[\p{XIDC}]/uy;

/** The number that starts at `at`; `undefined` when it is malformed (https://docs.python.org/3/reference/lexical_analysis.html#numeric-literals). */
export const numberAt = (code: string, at: number): string | undefined => {
  NUMBER.lastIndex = at;
  const text = NUMBER.exec(code)?.[0];
  if (text === undefined || LEADING_ZERO.test(text)) return undefined;
  const end = at + text.length;
  MAY_FOLLOW.lastIndex = end;
  WORD.lastIndex = end;
  return WORD.test(code) && !MAY_FOLLOW.test(code) ? undefined : text;
};
