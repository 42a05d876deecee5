import { LOOK_LENGTH, type Memory } from './cache-file.ts';
import type { Look } from './look.ts';

/** What is kept of a file. */
interface Remembered {
  readonly look: Omit<Look, 'isYoung'>;
  /** Empty where it was not worth making. */
  readonly hash: string;
  /** Packed; nothing where nothing was found. */
  readonly found: unknown;
}

/** The files of a memory, by path. */
export interface RememberedFiles {
  readonly get: (path: string) => Remembered | undefined;
  readonly set: (path: string, file: Remembered) => void;
  readonly forget: (path: string) => void;
  /** Everything; beyond `most` files only those that `isWanted`, and of these the last. */
  readonly memory: (
    areSound: boolean,
    limit: { readonly most: number; readonly isWanted: (path: string) => boolean },
  ) => Memory;
}

/** Like no file. */
const FORGOTTEN: Remembered = {
  look: { size: -1, modified: -1, changed: -1, inode: -1 },
  hash: '',
  found: undefined,
};

const openColumns = (memory: Memory) => {
  const paths = [...memory.paths];
  const looks = [...memory.looks];
  const hashes = [...memory.hashes];
  const found = new Map(Object.entries(memory.found));
  const places = new Map<string, number>();
  for (let place = 0; place < paths.length; place += 1) places.set(paths[place] ?? '', place);
  return { paths, looks, hashes, found, places };
};

/** Opens a memory for reading and change. It stays in its columns: most files are only looked up. */
export const rememberedFiles = (from: Memory): RememberedFiles => {
  const { paths, looks, hashes, found, places } = openColumns(from);
  const set = (path: string, { look, hash, found: packed }: Remembered): void => {
    const place = places.get(path) ?? paths.push(path) - 1;
    places.set(path, place);
    hashes[place] = hash;
    [look.size, look.modified, look.changed, look.inode].forEach((each, index) => {
      looks[place * LOOK_LENGTH + index] = each;
    });
    if (packed === undefined) found.delete(path);
    else found.set(path, packed);
  };
  const get = (path: string): Remembered | undefined => {
    const place = places.get(path);
    if (place === undefined) return undefined;
    const at = place * LOOK_LENGTH;
    const [size = -1, modified = -1, changed = -1, inode = -1] = [
      looks[at],
      looks[at + 1],
      looks[at + 2],
      looks[at + 3],
    ];
    if (size < 0) return undefined;
    return { look: { size, modified, changed, inode }, hash: hashes[place] ?? '', found: found.get(path) };
  };
  return {
    get,
    set,
    forget: (path) => {
      if (places.has(path)) set(path, FORGOTTEN);
    },
    memory: (areSound, { most, isWanted }) => {
      if (paths.length <= most) return { areSound, paths, looks, hashes, found: Object.fromEntries(found) };
      const kept = rememberedFiles({ areSound, paths: [], looks: [], hashes: [], found: {} });
      for (const path of paths.filter(isWanted).slice(-most)) {
        const file = get(path);
        if (file !== undefined) kept.set(path, file);
      }
      return kept.memory(areSound, { most, isWanted });
    },
  };
};
