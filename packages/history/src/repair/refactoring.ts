import type { Language } from '@feedback/schema';
import { changedLines, linesOf } from '../lines/changed-lines.ts';
import { callsAround } from './calls-around.ts';
import { definedNames } from './own-names.ts';
import { pairEdit } from './pair-edit.ts';
import type { RepairPair, RepairPlace } from './repair-pairs.ts';
import type { RepairedFile } from './repaired-file.ts';
import { touchedCalls } from './touched-calls.ts';
import { goneWords, isName, isProse, wordsOf, type WordEdit, type WordHunk } from './word-edit.ts';

/** What a change looks like that repairs no mistake which others could make again. */
export type Refactoring =
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'signature'; readonly name: string }
  | {
      readonly kind:
        | 'move'
        | 'rewrite'
        | 'value'
        | 'wording'
        | 'annotation'
        | 'imports'
        | 'addition'
        | 'removal';
    };

/** What all of a repair's files tell about each of its places. */
export interface RepairContext {
  /** Names that files defined before, and after. */
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  /** Functions whose parameters changed. */
  readonly signatures: ReadonlySet<string>;
  /** Parameters that went, and the functions that had them. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Lines that came with the repair, without white space. */
  readonly added: ReadonlySet<string>;
}

const HEADS: Readonly<Record<'python' | 'ecmascript', RegExp>> = {
  python: /\bdef[ \t]+(\w+)[ \t]*\(([^)]*(?:\([^)]*\)[^)]*)*)\)/g,
  ecmascript:
    /(?:\bfunction\s*\*?\s*|^[ \t]*(?:(?:public|private|protected|static|async|override)[ \t]+)*#?|\b(?:const|let|var)\s+(?=[\w$]+\s*=\s*(?:async\s*)?\())([\w$]+)[ \t]*(?:=\s*(?:async\s*)?)?(?:<[^>\n]*>)?\(([^()]*(?:\([^()]*\)[^()]*)*)\)[ \t]*(?::[^{;=\n]+)?(?:\{|=>)/gm,
};

const parametersIn = (language: Language, code: string): ReadonlyMap<string, string> =>
  new Map(
    [...code.matchAll(HEADS[language === 'python' ? 'python' : 'ecmascript'])].map(
      ([, name = '', parameters = '']) => [name, wordsOf(language, parameters).join(' ')],
    ),
  );

const changedSignatures = ({ language, before, after }: RepairedFile): readonly string[] => {
  const now = parametersIn(language, after);
  return [...parametersIn(language, before)]
    .filter(([name, parameters]) => now.has(name) && now.get(name) !== parameters)
    .map(([name]) => name);
};

/** Parameters that functions had before, and none of them has after. */
const goneParameters = ({
  language,
  before,
  after,
}: RepairedFile): readonly (readonly [parameter: string, owner: string])[] => {
  const now = parametersIn(language, after);
  const kept = new Set([...now.values()].flatMap((text) => text.split(' ')));
  return [...parametersIn(language, before)].flatMap(([owner, text]) =>
    text
      .split(' ')
      .filter((name) => isName(name) && now.has(owner) && !kept.has(name))
      .map((name) => [name, owner] as const),
  );
};

const bare = (line: string): string => line.replaceAll(/\s+/g, '');

const addedLines = ({ before, after }: RepairedFile): readonly string[] => {
  const lines = linesOf(after);
  return changedLines(before, after).flatMap(({ newStart, newLines }) =>
    lines.slice(newStart - 1, newStart - 1 + newLines).map(bare),
  );
};

/** Reads what the files of a repair define, and how that changed. */
export const contextOf = (files: readonly RepairedFile[]): RepairContext => ({
  before: new Set(files.flatMap((file) => [...definedNames(file, file.before)])),
  after: new Set(files.flatMap((file) => [...definedNames(file, file.after)])),
  signatures: new Set(files.flatMap(changedSignatures)),
  parameters: new Map(files.flatMap(goneParameters)),
  added: new Set(files.flatMap(addedLines)),
});

/** Whether only texts for people differ. */
const isWording = ({ hunks }: WordEdit): boolean =>
  hunks.length > 0 &&
  hunks.every(
    ({ removed, added }) =>
      removed.length === added.length && removed.every(isProse) && added.every((word) => /^["'`]/.test(word)),
  );

const IMPORTS: readonly RegExp[] = [
  /^[ \t]*(?:from[ \t]+\S+[ \t]+)?import[ \t]+(?:\([^)]*\)|[^\n'"{]+)$/gm,
  /^[ \t]*(?:import|export)\b[^'";]*(?:\bfrom\s*)?['"][^'"\n]+['"];?/gm,
  /^[ \t]*(?:const|let|var)\s[^=;]+=\s*require\([^)\n]*\)[\w.]*;?/gm,
];

const isImport = ({ bad, good }: RepairPair): boolean =>
  [bad, good].every((code) => IMPORTS.reduce((rest, form) => rest.replaceAll(form, ''), code).trim() === '');

const withoutAnnotations = (language: Language, code: string): string => {
  const kind = String.raw`[\w.]+(?:\[[^=\n]*?\]|<[^=\n]*?>)*(?:\s*\|\s*[\w.]+(?:\[[^=\n]*?\]|<[^=\n]*?>)*)*(?:\[\])*`;
  const parameters = new RegExp(String.raw`(\b\w+\??)\s*:\s*(?:"[^"]*"|${kind})(?=\s*[,)=;])`, 'g');
  const result = new RegExp(String.raw`(\))\s*(?:->|:)\s*(?:"[^"]*"|${kind})(?=\s*(?::|\{|=>))`, 'g');
  const plain = code
    .replaceAll(result, '$1')
    .replaceAll(parameters, '$1')
    .replaceAll(/\s+as\s+\w+\b/g, language === 'python' ? '$&' : '');
  return wordsOf(language, plain).join(' ');
};

const isAnnotation = ({ language, bad, good }: RepairPair): boolean =>
  withoutAnnotations(language, bad) === withoutAnnotations(language, good);

/** One name in the place of another, everywhere. */
const renameIn = ({ hunks }: WordEdit): { readonly from: string; readonly to: string } | undefined => {
  const [first] = hunks;
  const [from = '', to = ''] = [first?.removed[0], first?.added[0]];
  const isSame = ({ removed, added }: WordHunk): boolean =>
    removed.length === 1 && added.length === 1 && removed[0] === from && added[0] === to;
  return isName(from) && isName(to) && hunks.every(isSame) ? { from, to } : undefined;
};

const isHeadOf = ({ words, hunks }: WordEdit): string | undefined => {
  const heads = hunks
    .map(({ at }) => callsAround(words, at).at(-1))
    .filter((around) => around?.kind === 'head');
  return heads.length === hunks.length ? heads[0]?.name : undefined;
};

/** The function that takes a parameter no more, where all that changes in a place is that the parameter goes. */
const ownerOfGone = ({ hunks }: WordEdit, { parameters }: RepairContext): string | undefined =>
  [...parameters].find(([name]) => hunks.every(({ removed }) => removed.includes(name)))?.[1];

const isMoved = ({ language, bad }: RepairPair, edit: WordEdit, { added }: RepairContext): boolean => {
  const gone = edit.hunks.flatMap(({ removed }) => removed).length;
  if (gone < 12 || edit.hunks.some((hunk) => hunk.added.length > 0)) return false;
  const lines = linesOf(bad)
    .map(bare)
    .filter((line) => wordsOf(language, line).length > 2);
  return lines.length > 0 && lines.filter((line) => added.has(line)).length >= lines.length * 0.7;
};

/** More words than these are a new version of the code rather than the repair of a mistake in it. */
const MOST_WORDS = 30;

const isLarge = ({ hunks }: WordEdit): boolean =>
  hunks.reduce((sum, { removed, added }) => sum + Math.max(removed.length, added.length), 0) > MOST_WORDS;

/** What the change of one place looks like when it is no repair of a mistake; `undefined` when it may be one. */
export const refactoringOf = (
  { pairs: [pair] }: RepairPlace,
  context: RepairContext,
): Refactoring | undefined => {
  if (pair === undefined) return undefined;
  const edit = pairEdit(pair);
  if (isImport(pair)) return { kind: 'imports' };
  if (isWording(edit)) return { kind: 'wording' };
  if (isAnnotation(pair)) return { kind: 'annotation' };
  const rename = renameIn(edit);
  if (rename !== undefined && context.before.has(rename.from) && !context.after.has(rename.from))
    return { kind: 'rename', ...rename };
  const head = isHeadOf(edit) ?? ownerOfGone(edit, context);
  if (head !== undefined) return { kind: 'signature', name: head };
  const calls = touchedCalls(edit);
  const changed = calls.find((name) => context.signatures.has(name));
  if (changed !== undefined && edit.hunks.every(({ removed }) => removed.length <= 1))
    return { kind: 'signature', name: changed };
  if (isMoved(pair, edit, context)) return { kind: 'move' };
  if (isLarge(edit)) return { kind: 'rewrite' };
  const gone = goneWords(edit);
  if (gone.size === 0 && calls.length === 0) return { kind: 'addition' };
  if (calls.length === 0 && [...gone].every((word) => /^["'`\d]/.test(word))) return { kind: 'value' };
  if (edit.hunks.every(({ added }) => added.length === 0) && calls.length === 0) return { kind: 'removal' };
  return undefined;
};
