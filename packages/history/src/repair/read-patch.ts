import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { applyPatch, parsePatch, reversePatch, type StructuredPatch } from 'diff';
import { HistoryError } from '../history-error.ts';
import { decodeText } from '../git/read-blobs.ts';
import type { FileTexts } from './repaired-file.ts';

/** A diff longer than this many characters is no repair. */
const MOST_CHARACTERS = 2_000_000;

/** The diffs of a mail or of `git show`, without what stands around them. */
const diffsOnly = (text: string): string => {
  // In a diff that is no mail such a line may be a removed one.
  const end = /^From [0-9a-f]{40}/.test(text) ? /^(?:From [0-9a-f]{40}|-- $)/ : /^commit [0-9a-f]{40}/;
  let isDiff = true;
  return text
    .split(/\r?\n/)
    .filter((line) => {
      if (/^(?:diff --git|Index:|---) /.test(line)) isDiff = true;
      else if (end.test(line)) isDiff = false;
      return isDiff;
    })
    .join('\n');
};

const parse = (text: string): readonly StructuredPatch[] => {
  try {
    return parsePatch(diffsOnly(text));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new HistoryError(
      'INVALID_DIFF',
      `The diff can't be read: ${why}. Give a unified diff, as "git diff" prints it.`,
      cause,
    );
  }
};

/** The path in the repository that a diff names; `undefined` for none, and for one that leads out of it. */
const pathIn = ({ isGit = false, oldFileName, newFileName }: StructuredPatch): string | undefined => {
  const [path] = [newFileName, oldFileName]
    .filter((name) => name !== undefined && name !== '/dev/null')
    .map((name = '') => (isGit || /^[ab]\//.test(name) ? name.replace(/^[a-z]\//, '') : name));
  if (path === undefined || /^(?:[/\\]|[A-Za-z]:)/.test(path)) return undefined;
  return path.split(/[/\\]/).some((part) => part === '..' || part === '.git') ? undefined : path;
};

/** The text of a file of the working tree, also through links, as long as they stay within. */
const readWithin = async (root: string, path: string): Promise<string | undefined> => {
  try {
    const location = await realpath(join(root, path));
    if (!location.startsWith((await realpath(root)) + sep)) return undefined;
    return decodeText(await readFile(location));
  } catch {
    return undefined;
  }
};

/** Both sides of a file, one of which is in the working tree; `undefined` when neither is. */
const sidesOf = (patch: StructuredPatch, text: string): Pick<FileTexts, 'before' | 'after'> | undefined => {
  const before = applyPatch(text, reversePatch(patch));
  if (before !== false) return { before, after: text };
  const after = applyPatch(text, patch);
  return after === false ? undefined : { before: text, after };
};

/** The first line of the message, where the diff comes with one: as a mail, or as `git show` prints it. */
export const subjectOfPatch = (text: string): string | undefined => {
  const [head = ''] = text.slice(0, 10_000).split(/^diff --git /m);
  return (
    /^Subject: (?:\[[^\]]*\] *)?(.+)$/m.exec(head)?.[1] ??
    /^commit [0-9a-f]{40,}[^]*?\n\n {4}(\S.*)$/m.exec(head)?.[1]
  );
};

/**
 * Reads a unified diff of files of a working tree: the repair may be in it already, or not yet. Rejects with `HistoryError`
 * `NOTHING_TO_LEARN`, `INVALID_DIFF`, `TOO_LARGE`, or `DIFF_DOES_NOT_APPLY` when no file of it fits.
 */
export const readPatch = async (root: string, text: string): Promise<readonly FileTexts[]> => {
  if (text.trim() === '')
    throw new HistoryError('NOTHING_TO_LEARN', 'The diff is empty. Give the diff of a repair.');
  if (text.length > MOST_CHARACTERS)
    throw new HistoryError(
      'TOO_LARGE',
      'The diff is too large for a repair that teaches. Give a smaller one.',
    );
  const patches = parse(text).filter(({ hunks, isBinary }) => hunks.length > 0 && isBinary !== true);
  if (patches.length === 0)
    throw new HistoryError(
      'INVALID_DIFF',
      'There is no change of text in it. Give a unified diff, as "git diff" prints it.',
    );
  const files: FileTexts[] = [];
  for (const patch of patches) {
    const path = pathIn(patch);
    const now = path === undefined ? undefined : await readWithin(root, path);
    const sides = now === undefined ? undefined : sidesOf(patch, now);
    if (path !== undefined && sides !== undefined) files.push({ path, ...sides });
  }
  if (files.length === 0)
    throw new HistoryError(
      'DIFF_DOES_NOT_APPLY',
      'None of its files is here as it was before or after the change. Run in the repository of the diff, at its commit.',
    );
  return files;
};
