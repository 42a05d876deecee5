import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '../store-error.ts';
import type { OnProgress } from './key-wordings.ts';
import { migrate, refuseForeign } from './migrate.ts';
import { sqliteError } from './sqlite-error.ts';

/** How long a writer waits for its turn. */
const BUSY_MS = 10_000;

/**
 * FULL: in WAL mode, NORMAL may lose the last commits when the power fails, and an answered append is a promise.
 * Ids are hashes, so a batch touches most pages of their index: taking those over from the log every 64 MB instead of
 * every 4 (the default, about one batch of a thousand) made appending two fifths faster.
 */
const SETTINGS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA cache_size = -32768;
  PRAGMA wal_autocheckpoint = 16000;
`;

/** SQLite says only that it cannot open a file; the file system says why. It writes beside the file, too. */
const checkAccess = async (path: string): Promise<void> => {
  const mode = constants.R_OK | constants.W_OK;
  await access(dirname(path), mode);
  const exists = await stat(path).then(
    () => true,
    () => false,
  );
  if (exists) await access(path, mode);
};

/** A refused file is left as it is: nothing is written before it is known to be ours or empty. */
const openOnce = (path: string, onProgress?: OnProgress): DatabaseSync => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: BUSY_MS, enableForeignKeyConstraints: true });
    refuseForeign(database, path);
    database.exec(SETTINGS);
    migrate(database, onProgress);
    return database;
  } catch (error) {
    database?.close();
    throw sqliteError(path, error);
  }
};

/**
 * Opens or creates a database of the present version, and its folder. `onProgress` is told when it has to be brought to that
 * version first. Rejects with `StoreError`.
 */
export const openDatabase = async (path: string, onProgress?: OnProgress): Promise<DatabaseSync> => {
  try {
    await mkdir(dirname(path), { recursive: true });
    await checkAccess(path);
  } catch (error) {
    throw sqliteError(path, error);
  }
  const giveUp = Date.now() + BUSY_MS;
  for (;;) {
    try {
      return openOnce(path, onProgress);
    } catch (error) {
      // SQLite doesn't wait its turn when it switches to WAL or tidies up after the last of the others.
      const locked = error instanceof StoreError && error.code === 'LOCKED';
      if (!locked || Date.now() > giveUp) throw error;
    }
    await sleep(10 + Math.random() * 40);
  }
};
