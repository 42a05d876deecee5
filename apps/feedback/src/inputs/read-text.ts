import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import type { Problem } from '@feedback/schema';

/** Larger files are data, not something that people wrote. */
const MOST_BYTES = 256 * 1024 * 1024;

const problem = (path: string, code: string, message: string): { readonly problem: Problem } => ({
  problem: { severity: 'error', code, message, path },
});

/** A text, and whether writing it as UTF-8 gives the same bytes. */
export interface TextFile {
  readonly text: string;
  readonly isUtf8: boolean;
}

/** By the mark that files of two bytes a character begin with. */
const WIDE: ReadonlyMap<string, string> = new Map([
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
]);

const decode = (bytes: Buffer): TextFile | undefined => {
  const wide = WIDE.get(bytes.subarray(0, 2).toString('hex'));
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes), isUtf8: false };
  return isUtf8(bytes) ? { text: bytes.toString('utf8'), isUtf8: true } : undefined;
};

/** Reads a file of text, UTF-8 or UTF-16 with its mark; what cannot be read is a problem. `path` is what people call it. */
export const readTextFile = async (
  path: string,
  location: string,
): Promise<TextFile | { readonly problem: Problem }> => {
  try {
    const found = await stat(location);
    if (!found.isFile()) return problem(path, 'NO_FILE', 'It is no ordinary file. Name another.');
    if (found.size > MOST_BYTES)
      return problem(path, 'FILE_TOO_LARGE', 'It is larger than 256 MB. Split it.');
    return (
      decode(await readFile(location)) ??
      problem(path, 'NOT_TEXT', 'It is no UTF-8 text. Convert it, or name another file.')
    );
  } catch (error) {
    const { code = 'UNREADABLE', message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? problem(path, 'NOT_FOUND', 'There is no such file. Check the path.')
      : problem(path, code, `It cannot be read (${message}). Check its permissions.`);
  }
};
