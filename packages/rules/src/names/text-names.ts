import type { Language } from '@feedback/schema';
import { packagesOf } from './python-names.ts';

/**
 * What a text may call things, read from the text alone: never too few names, for whatever the parser makes of it, and often too many.
 */
export interface TextNames {
  /** The names that may stand for a path: `np` for `numpy`. */
  readonly aliasesOf: (path: string) => ReadonlySet<string>;
  /** The names by which members of a module may be known: `nan` for `numpy`. */
  readonly takenFrom: (module: string) => ReadonlySet<string>;
  /** Whether the text may make a name its own, which stands for a path unless it does. */
  readonly mayOwn: (name: string, path: string) => boolean;
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

/** Statements of one line that give a name the meaning of its path; the line before must not go on in it. */
const harmless = (name: string, path: string): RegExp => {
  const imported = `import[ \\t]+(?:${path.replaceAll('.', String.raw`\.`)}[ \\t]+as[ \\t]+)?${name}`;
  const from = `from[ \\t]+(?:${packagesOf(path).join('|')})(?:\\.[.\\p{L}\\p{N}_]*)?[ \\t]+import[ \\t]+[^(;#\\\\\\r\\n]*`;
  return new RegExp(String.raw`(?<!\\\r?\n)^[ \t]*(?:${imported}|${from})[ \t]*$`, 'gmu');
};

/** What may stand around a name that is made: a definition before, or what ends a target, a parameter or an import behind. */
const made = (name: string): RegExp =>
  new RegExp(
    String.raw`(?<![\p{L}\p{N}_.])${name}(?=[ \t\f]*(?:[=,:);#\\\r\n]|$|in\b))|\b(?:def|class)(?:\s|\\)+${name}(?![\p{L}\p{N}_])`,
    'u',
  );

const ownsInPython = (text: string): TextNames['mayOwn'] => {
  const known = new Map<string, boolean>();
  return (name, path) => {
    const key = `${name} ${path}`;
    const found = known.get(key) ?? made(name).test(text.replaceAll(harmless(name, path), ''));
    known.set(key, found);
    return found;
  };
};

const inPython = (text: string): TextNames => ({
  aliasesOf: perKey((path) => behind(ALIAS, text, path.slice(path.lastIndexOf('.') + 1))),
  takenFrom: perKey((module) => behind(TAKEN, text, module).flatMap((names) => names.match(WORD) ?? [])),
  mayOwn: ownsInPython(text),
});

/** Words that a statement with an import begins with. As a name of a member, or in `import()`, they are none. */
const STATEMENT = /(?<![\w$.])(?:import|const|let|var)(?![\w$]|\s*[(.:,}=])/g;

const count = (text: string, character: string): number => text.split(character).length - 1;

/** What stands between the start of a statement and the module that it names. */
const statementBefore = (text: string, at: number, starts: readonly number[]): string => {
  for (let last = starts.findLastIndex((start) => start < at); last >= 0; last -= 1) {
    const piece = text.slice(starts[last], at);
    // Otherwise it is a statement, or a comment, within this one.
    if (count(piece, '}') <= count(piece, '{')) return piece;
  }
  return '';
};

const isQuoted = (text: string, at: number, module: string): boolean =>
  /["']/.test(text[at + module.length] ?? '') && /["'](?:node:)?$/.test(text.slice(Math.max(0, at - 6), at));

/** Words that are no names, and stand in every statement. */
const KEYWORDS = new Set(['import', 'const', 'var']);

const inEcmascript = (text: string): TextNames => {
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
  // A mere mention among parameters counts there.
  return { aliasesOf: names, takenFrom: names, mayOwn: () => true };
};

/** Reads what a text may call things; each question is answered once. */
export const namesInText = (language: Language, text: string): TextNames =>
  language === 'python' ? inPython(text) : inEcmascript(text);

/** What any of some texts may call things. */
export const namesInAny = (texts: readonly TextNames[]): TextNames => ({
  aliasesOf: perKey((path) => texts.flatMap(({ aliasesOf }) => [...aliasesOf(path)])),
  takenFrom: perKey((module) => texts.flatMap(({ takenFrom }) => [...takenFrom(module)])),
  mayOwn: (name, path) => texts.some(({ mayOwn }) => mayOwn(name, path)),
});
