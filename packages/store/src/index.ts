export type { OpenOptions } from './open-options.ts';
export { openStore } from './open-store.ts';
export { StoreError, type StoreErrorCode } from './store-error.ts';
