import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import type { Problem } from '@feedback/schema';

/** Larger files are data, not something that people wrote. */
const MOST_BYTES = 256 * 1024 * 1024;

const problem = (path: string, code: string, message: string): { readonly problem: Problem } => ({
  problem: { severity: 'error', code, message, path },
});

const decode = (bytes: Buffer): string | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
};

/** Reads a file of text, UTF-8 or UTF-16 with its mark; what cannot be read is a problem. `path` is what people call it. */
export const readTextFile = async (
  path: string,
  location: string,
): Promise<{ readonly text: string } | { readonly problem: Problem }> => {
  try {
    const found = await stat(location);
    if (!found.isFile()) return problem(path, 'NO_FILE', 'It is no ordinary file. Name another.');
    if (found.size > MOST_BYTES)
      return problem(path, 'FILE_TOO_LARGE', 'It is larger than 256 MB. Split it.');
    const text = decode(await readFile(location));
    return text === undefined
      ? problem(path, 'NOT_TEXT', 'It is no UTF-8 text. Convert it, or name another file.')
      : { text };
  } catch (error) {
    const { code = 'UNREADABLE', message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? problem(path, 'NOT_FOUND', 'There is no such file. Check the path.')
      : problem(path, code, `It cannot be read (${message}). Check its permissions.`);
  }
};
