import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store-error.ts';
import type { OnProgress } from './key-wordings.ts';
import { MIGRATIONS } from './migrations.ts';
import { inTransaction } from './transaction.ts';

/** "fbl1" in ASCII: marks a database as ours, https://www.sqlite.org/pragma.html#pragma_application_id. */
const APPLICATION_ID = 0x66_62_6c_31;

const number = (database: DatabaseSync, query: string): number =>
  Number(Object.values(database.prepare(query).get() ?? {})[0]);

const versionOf = (database: DatabaseSync): number => number(database, 'PRAGMA user_version');

const isNew = (database: DatabaseSync): boolean =>
  number(database, 'PRAGMA application_id') === 0 &&
  number(database, 'SELECT count(*) FROM sqlite_schema') === 0;

/** Throws when a database was made by another program or by a later version of this one. Writes nothing. */
export const refuseForeign = (database: DatabaseSync, location: string): void => {
  database.exec('BEGIN');
  try {
    const ours = number(database, 'PRAGMA application_id') === APPLICATION_ID;
    if (!ours && !isNew(database))
      throw new StoreError('UNSUPPORTED_LOCATION', location, 'is a database of another program');
    const version = versionOf(database);
    if (version > MIGRATIONS.length)
      throw new StoreError(
        'NEWER_SCHEMA',
        location,
        `has version ${version}, and this program knows versions up to ${MIGRATIONS.length}`,
      );
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
  }
};

/** Brings a database to the present version, in one transaction. `onProgress` is told of one that has another. */
export const migrate = (database: DatabaseSync, onProgress: OnProgress = () => undefined): void => {
  if (versionOf(database) === MIGRATIONS.length) return;
  inTransaction(database, () => {
    // Another process may have migrated while this one waited.
    const from = versionOf(database);
    if (from > 0 && from < MIGRATIONS.length) onProgress(0);
    for (const migration of MIGRATIONS.slice(from)) migration(database, onProgress, from);
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  });
};
