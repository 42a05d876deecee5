import { fileError } from '../file-error.ts';
import { StoreError, type StoreErrorCode } from '../store-error.ts';

/** Primary result codes of SQLite, https://www.sqlite.org/rescode.html. */
const CODES: Readonly<Record<number, readonly [StoreErrorCode, string]>> = {
  3: ['NO_PERMISSION', 'may not be opened by this user'],
  5: ['LOCKED', 'is being written by another process'],
  6: ['LOCKED', 'is being written by another process'],
  8: ['READ_ONLY', 'cannot be written'],
  11: ['CORRUPT', 'is a damaged database'],
  13: ['DISK_FULL', 'does not fit on the disk'],
  14: ['IO', 'could not be opened as a database'],
  26: ['CORRUPT', 'is no SQLite database'],
};

const primaryCode = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : undefined;

/** Says as a `StoreError` what SQLite reported about a database. */
export const sqliteError = (location: string, error: unknown): StoreError => {
  const code = primaryCode(error);
  if (error instanceof StoreError || code === undefined) return fileError(location, error);
  const [storeCode, what] = CODES[code] ?? ['IO', 'could not be read or written'];
  return new StoreError(storeCode, location, `${what} (${(error as Error).message})`, { cause: error });
};
