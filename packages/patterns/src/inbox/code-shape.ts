const TOKEN =
  /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|(#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|([\p{L}_$][\p{L}\p{N}_$]*)|(\d[\w.]*)|([^\s\p{L}\p{N}_$])/gu;

/** Words of the languages that we read: they are the shape, not a name. */
const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'and as assert async await break case catch class const continue def default del delete do elif else except export extends ' +
    'false False finally for from function if import in instanceof interface is lambda let new None nonlocal not null of or pass ' +
    'raise return self static super switch this throw true True try typeof undefined var void while with yield'
  ).split(' '),
);

const DEFINES: ReadonlySet<string> = new Set(['def', 'function', 'class']);

interface Token {
  readonly text: string;
  readonly isName: boolean;
}

const tokensOf = (code: string): readonly Token[] =>
  [...code.matchAll(TOKEN)].flatMap(([text, string, comment, name]): readonly Token[] => {
    if (comment !== undefined) return [];
    if (string !== undefined) return [{ text: `"${string.slice(1, -1)}"`, isName: false }];
    return [{ text, isName: name !== undefined && !KEYWORDS.has(name) }];
  });

/** What is called or asked of something is the point of an example; what it is bound to is not. */
const isBound = (tokens: readonly Token[], at: number): boolean => {
  const [before, after] = [tokens[at - 1]?.text ?? '', tokens[at + 1]?.text ?? ''];
  return DEFINES.has(before) || (before !== '.' && after !== '(');
};

/** Longer examples are compared by their beginning. */
const MOST_CODE = 20_000;

/**
 * A text that two pieces of code share when they differ only in bound names, quotes, comments, semicolons and layout. Empty for
 * code of fewer than three tokens, which says too little.
 */
export const codeShape = (code: string): string => {
  const tokens = tokensOf(code.slice(0, MOST_CODE)).filter(({ text }) => text !== ';');
  if (tokens.length < 3) return '';
  const numbers = new Map<string, number>();
  return tokens
    .map(({ text, isName }, at) => {
      if (!isName || !(numbers.has(text) || isBound(tokens, at))) return text;
      if (!numbers.has(text)) numbers.set(text, numbers.size);
      return `$${numbers.get(text)}`;
    })
    .join(' ');
};
