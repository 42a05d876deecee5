import { StoreError, type StoreErrorCode } from './store-error.ts';

const CODES: Readonly<Record<string, readonly [StoreErrorCode, string]>> = {
  EACCES: ['NO_PERMISSION', 'may not be read or written by this user'],
  EPERM: ['NO_PERMISSION', 'may not be read or written by this user'],
  EROFS: ['READ_ONLY', 'is on a read-only disk'],
  ENOSPC: ['DISK_FULL', 'does not fit on the disk'],
  EDQUOT: ['DISK_FULL', 'does not fit in the disk quota of this user'],
  EISDIR: ['IO', 'is a folder'],
  ENOTDIR: ['IO', 'lies below something that is no folder'],
  EEXIST: ['IO', 'lies below something that is no folder'],
  ERR_INVALID_STATE: ['IO', 'has been closed'],
  LOCKED: ['LOCKED', 'is being written by another process'],
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Says as a `StoreError` what the file system (or a `LockError` of `@feedback/schema/node`) reported about a location. */
export const fileError = (location: string, error: unknown): StoreError => {
  if (error instanceof StoreError) return error;
  const [code, what] = CODES[codeOf(error)] ?? [
    'IO',
    `could not be read or written (${error instanceof Error ? error.message : String(error)})`,
  ];
  return new StoreError(code, location, what, { cause: error });
};
