/** Why a store could not keep its promise. */
export type StoreErrorCode =
  | 'CORRUPT'
  | 'LOCKED'
  | 'READ_ONLY'
  | 'DISK_FULL'
  | 'NEWER_SCHEMA'
  | 'UNSUPPORTED_LOCATION'
  | 'NO_PERMISSION'
  | 'IO';

const NEXT: Readonly<Record<StoreErrorCode, string>> = {
  CORRUPT: 'It was left as it is: restore it from a copy, or move it away and collect again.',
  LOCKED: 'Try again when the other process has finished.',
  READ_ONLY: 'Make it writable or name another location.',
  DISK_FULL: 'Nothing of this change was kept: free some space and try again.',
  NEWER_SCHEMA: 'It was left as it is: update feedback-loop to the version that wrote it.',
  UNSUPPORTED_LOCATION:
    'Name a path ending in .db, .sqlite or .json, or memory: for a store that is not kept.',
  NO_PERMISSION: 'Give this user access to it or name another location.',
  IO: 'Check the path and the disk, then try again.',
};

/** A store's broken promise: what happened, where, and what to do next. Nothing of the failed change was kept. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  /** The location as it was given to `openStore`. */
  readonly location: string;

  /** `what` is a clause about the location, e.g. `is no database`; the next step is added. */
  constructor(code: StoreErrorCode, location: string, what: string, options?: ErrorOptions) {
    super(`${location} ${what}. ${NEXT[code]}`, options);
    this.code = code;
    this.location = location;
  }
}
