import { isUtf8 } from 'node:buffer';
import { readFile, realpath, stat } from 'node:fs/promises';

/** What there is at a path. */
type Found =
  | { readonly kind: 'file'; readonly text: string }
  | { readonly kind: 'folder' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The files that layers are read from. */
export interface LayerFiles {
  /** Never rejects. */
  readonly read: (path: string) => Promise<Found>;
  /** The path without symbolic links; the same path where there is nothing. */
  readonly realPath: (path: string) => Promise<string>;
}

/** No library that people wrote is larger. */
const MOST_BYTES = 16 * 1024 * 1024;

const MISSING: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR']);

const read = async (path: string): Promise<Found> => {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return { kind: 'folder' };
    if (!found.isFile()) return { kind: 'unreadable', reason: 'it is no ordinary file' };
    if (found.size > MOST_BYTES) return { kind: 'unreadable', reason: 'it is larger than 16 MB' };
    const bytes = await readFile(path);
    return isUtf8(bytes)
      ? { kind: 'file', text: bytes.toString('utf8') }
      : { kind: 'unreadable', reason: 'it is not UTF-8 text' };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return MISSING.has(code) ? { kind: 'missing' } : { kind: 'unreadable', reason: message };
  }
};

/** The files of this machine: ordinary ones of UTF-8 text up to 16 MB. */
export const nodeLayerFiles: LayerFiles = {
  read,
  realPath: (path) => realpath(path).catch(() => path),
};
