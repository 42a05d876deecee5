const NO_BLANK_AFTER: ReadonlySet<string> = new Set(['(', '[', '{', '=', '<']);
const NO_BLANK_BEFORE: ReadonlySet<string> = new Set([')', ']', '}', '=', '>', ',', ':', ';']);
const QUOTES: ReadonlySet<string> = new Set(['"', "'", '`']);

/** The tokens of a template as people write them; blanks that the tokenizer dropped are guessed by the punctuation. */
export const renderTemplate = (tokens: readonly string[]): string => {
  let text = '';
  let glue = true;
  const open = new Set<string>();
  for (const token of tokens) {
    const isQuote = QUOTES.has(token);
    const closes = isQuote && open.has(token);
    text += glue || closes || NO_BLANK_BEFORE.has(token) ? token : ` ${token}`;
    if (closes) open.delete(token);
    else if (isQuote) open.add(token);
    glue = NO_BLANK_AFTER.has(token) || (isQuote && !closes);
  }
  return text;
};
