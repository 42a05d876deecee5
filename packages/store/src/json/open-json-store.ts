import type { EventStore } from '@feedback/schema';
import type { OpenOptions } from '../open-options.ts';
import { JsonStore } from './json-store.ts';

/** Opens the metrics document at a path; a missing one is created with the first change. Rejects with `StoreError`. */
export const openJsonStore = async (path: string, options: OpenOptions): Promise<EventStore> => {
  const fileSystem = options.fileSystem ?? (await import('@feedback/schema/node')).nodeFileSystem;
  const store = new JsonStore(path, {
    fileSystem,
    clock: options.clock ?? (() => new Date()),
    onProblem: options.onProblem ?? (() => undefined),
  });
  await store.load();
  return store;
};
