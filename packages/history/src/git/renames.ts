import { HistoryError } from '../history-error.ts';

/** How git is told to recognise renames: by likeness, for which it reads contents, or only of files that stayed the same. */
export type Renames = '-M' | '-M100%';

/**
 * Asks git with renames recognised by likeness, and where contents are missing, as in a clone without blobs, again with those of unchanged
 * files only.
 */
export const withRenames = async <T>(ask: (renames: Renames) => Promise<T>): Promise<T> => {
  try {
    return await ask('-M');
  } catch (error) {
    const isMissing =
      error instanceof HistoryError &&
      error.code === 'GIT_FAILED' &&
      /unable to read|promisor|missing|could not fetch/i.test(error.message);
    if (!isMissing) throw error;
    return ask('-M100%');
  }
};
