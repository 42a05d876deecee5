import type { Language } from '@feedback/schema';

/**
 * What the imports in a text may call things, read from the text alone: never too few names, for whatever the parser makes of it, and
 * often too many.
 */
export interface TextImports {
  /** The names that may stand for a path: `np` for `numpy`. */
  readonly aliasesOf: (path: string) => ReadonlySet<string>;
  /** The names by which members of a module may be known: `nan` for `numpy`. */
  readonly takenFrom: (module: string) => ReadonlySet<string>;
}

const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

const placesOf = (text: string, word: string): readonly number[] => {
  const places: number[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) places.push(at);
  return places;
};

const perKey = (read: (key: string) => Iterable<string>): ((key: string) => ReadonlySet<string>) => {
  const known = new Map<string, ReadonlySet<string>>();
  return (key) => {
    const found = known.get(key) ?? new Set(read(key));
    known.set(key, found);
    return found;
  };
};

const GAP = String.raw`(?:\s|\\|#[^\n]*\n)`;

/** What stands behind a name that an import gives another. */
const ALIAS = new RegExp(String.raw`${GAP}+as${GAP}+([\p{L}_][\p{L}\p{N}_]*)`, 'uy');

/** What stands behind a module: the names in parentheses, or up to the end of the line. */
const TAKEN = new RegExp(
  String.raw`${GAP}+import(?![\p{L}\p{N}_])${GAP}*(\((?:[^)#]|#[^\n]*)*|(?:[^\n;#\\]|\\\r?\n)*)`,
  'uy',
);

const behind = (pattern: RegExp, text: string, word: string): readonly string[] =>
  placesOf(text, word).flatMap((at) => {
    pattern.lastIndex = at + word.length;
    return pattern.exec(text)?.[1] ?? [];
  });

const inPython = (text: string): TextImports => ({
  aliasesOf: perKey((path) => behind(ALIAS, text, path.slice(path.lastIndexOf('.') + 1))),
  takenFrom: perKey((module) => behind(TAKEN, text, module).flatMap((names) => names.match(WORD) ?? [])),
});

/** Words that a statement with an import begins with. As a name of a member, or in `import()`, they are none. */
const STATEMENT = /(?<![\w$.])(?:import|const|let|var)(?![\w$]|\s*[(.:,}=])/g;

const count = (text: string, character: string): number => text.split(character).length - 1;

/** What stands between the start of a statement and the module that it names. */
const statementBefore = (text: string, at: number, starts: readonly number[]): string => {
  for (const start of starts.toReversed()) {
    const piece = start < at ? text.slice(start, at) : '}';
    // Otherwise it is a statement, or a comment, within this one.
    if (count(piece, '}') <= count(piece, '{')) return piece;
  }
  return '';
};

const isQuoted = (text: string, at: number, module: string): boolean =>
  /["']/.test(text[at + module.length] ?? '') && /["'](?:node:)?$/.test(text.slice(Math.max(0, at - 6), at));

/** Words that are no names, and stand in every statement. */
const KEYWORDS = new Set(['import', 'const', 'var']);

const inEcmascript = (text: string): TextImports => {
  let starts: readonly number[] | undefined;
  const names = perKey((module) =>
    placesOf(text, module)
      .filter((at) => isQuoted(text, at, module))
      .flatMap((at) => {
        starts ??= [...text.matchAll(STATEMENT)].map(({ index }) => index);
        const words = statementBefore(text, at, starts).match(WORD) ?? [];
        return words.filter((word) => !KEYWORDS.has(word));
      }),
  );
  return { aliasesOf: names, takenFrom: names };
};

/** Reads what the imports in a text may call things; each question is answered once. */
export const importsInText = (language: Language, text: string): TextImports =>
  language === 'python' ? inPython(text) : inEcmascript(text);

/** What the imports of any of some texts may call things. */
export const importsInAny = (texts: readonly TextImports[]): TextImports => ({
  aliasesOf: perKey((path) => texts.flatMap(({ aliasesOf }) => [...aliasesOf(path)])),
  takenFrom: perKey((module) => texts.flatMap(({ takenFrom }) => [...takenFrom(module)])),
});
