import type { DatabaseSync } from 'node:sqlite';

/**
 * Runs `work` in one transaction: all of it is kept, or nothing. The lock is taken at the start, because a transaction that
 * reads first and then writes fails at once when another process wrote in between, without waiting its turn.
 */
export const inTransaction = <T>(database: DatabaseSync, work: () => T): T => {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk ends the transaction by itself.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
};
