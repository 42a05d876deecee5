import type { EventStore } from '@feedback/schema';
import type { OpenOptions } from './open-options.ts';
import { StoreError } from './store-error.ts';

interface StoreKind {
  readonly location: RegExp;
  readonly open: (location: string, options: OpenOptions) => Promise<EventStore>;
}

/** Each kind is loaded when it is opened, so that importing this package costs next to nothing. */
const KINDS: readonly StoreKind[] = [
  {
    location: /^memory:$/,
    open: async () => {
      const { MemoryStore } = await import('./memory/memory-store.ts');
      return new MemoryStore();
    },
  },
  {
    location: /\.json$/i,
    open: async (location, options) => {
      const { openJsonStore } = await import('./json/open-json-store.ts');
      return openJsonStore(location, options);
    },
  },
  {
    location: /\.(db|sqlite)$/i,
    open: async (location, options) => {
      const { openSqliteStore } = await import('./sqlite/sqlite-store.ts');
      return openSqliteStore(location, options);
    },
  },
];

/** `postgres://…`, but no Windows drive; only the scheme, because the rest may hold a password. */
const schemeOf = (location: string): string | undefined => /^[a-z][a-z\d+.-]+:\/\//i.exec(location)?.[0];

/**
 * Opens the store at a location: `memory:`, a path ending in `.json` (the original's metrics document) or in `.db` or
 * `.sqlite` (SQLite). Missing files and folders are created when something is first kept (SQLite: at once).
 * Rejects with `StoreError`.
 */
export const openStore = async (location: string, options: OpenOptions = {}): Promise<EventStore> => {
  const scheme = schemeOf(location);
  const kind = scheme === undefined ? KINDS.find((each) => each.location.test(location)) : undefined;
  if (kind === undefined)
    throw new StoreError(
      'UNSUPPORTED_LOCATION',
      scheme === undefined ? JSON.stringify(location) : `${scheme}…`,
      'is no place that events can be kept in',
    );
  return kind.open(location, options);
};
