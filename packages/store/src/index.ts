export { openStore, type OpenOptions } from './open-store.ts';
export { StoreError, type StoreErrorCode } from './store-error.ts';
