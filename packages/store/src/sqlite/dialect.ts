import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { SqliteDialect, type Dialect, type SqliteDatabase } from 'kysely';

/** `node:sqlite` as kysely's dialect for SQLite expects its database to be. */
const adapt = (database: DatabaseSync): SqliteDatabase => ({
  close: () => database.close(),
  prepare: (text) => {
    const statement = database.prepare(text);
    const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...values(parameters)),
      run: (parameters) => statement.run(...values(parameters)),
      iterate: (parameters) => statement.iterate(...values(parameters)),
    };
  },
});

/** Kysely's dialect over an open `node:sqlite` database. */
export const nodeSqliteDialect = (database: DatabaseSync): Dialect =>
  new SqliteDialect({ database: adapt(database) });
