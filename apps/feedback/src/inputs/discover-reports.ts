import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dirent } from 'node:fs';
import type { Problem } from '@feedback/schema';
import { HIDDEN_PLACES, PASSED_FOLDERS, placeOf } from './report-places.ts';
import type { ReportFile } from './report-files.ts';

/** How far a look around goes. */
export interface DiscoveryLimits {
  /** Folders inside each other. */
  readonly depth: number;
  readonly folders: number;
  readonly files: number;
  /** The largest file that is taken without being named, in bytes. */
  readonly size: number;
}

const LIMITS: DiscoveryLimits = { depth: 12, folders: 50_000, files: 20_000, size: 256 * 1024 ** 2 };

/** What a look around has seen. */
export interface Discovery {
  readonly files: readonly ReportFile[];
  readonly folders_looked_at: number;
  /** Places that had files, e.g. "Maven Surefire and Failsafe", with the number of files. */
  readonly places: readonly { readonly of: string; readonly files: number }[];
  readonly problems: readonly Problem[];
}

interface Folder {
  /** From the root, with `/`; empty for the root. */
  readonly path: string;
  readonly entries: readonly Dirent[];
}

/** So many folders are read at once. */
const AT_ONCE = 32;

const pathIn = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

const read = async (root: string, path: string): Promise<Folder> => {
  try {
    return { path, entries: await readdir(join(root, path), { withFileTypes: true }) };
  } catch {
    return { path, entries: [] }; // Gone, or not ours to read: nobody named it.
  }
};

const isWalked = (name: string): boolean =>
  name.startsWith('.') ? HIDDEN_PLACES.has(name) : !PASSED_FOLDERS.has(name.toLowerCase());

/** Reads folders level by level, so that what is left out of a huge tree is what lies deepest. Links are not followed. */
async function* walk(root: string, limits: DiscoveryLimits): AsyncGenerator<Folder> {
  let level = [''];
  let left = limits.folders;
  for (let depth = 0; depth <= limits.depth && level.length > 0 && left > 0; depth++) {
    const next: string[] = [];
    for (let at = 0; at < level.length && left > 0; at += AT_ONCE) {
      const paths = level.slice(at, at + Math.min(AT_ONCE, left));
      left -= paths.length;
      for (const folder of await Promise.all(paths.map((path) => read(root, path)))) {
        yield folder;
        for (const entry of folder.entries)
          if (entry.isDirectory() && isWalked(entry.name)) next.push(pathIn(folder.path, entry.name));
      }
    }
    level = next;
  }
}

const limited = (code: string, message: string, path?: string): Problem => ({
  severity: 'warning',
  code,
  message: `${message} Name the files or folders that hold your reports, or list globs under "reports" in feedback.config.json.`,
  ...(path === undefined ? {} : { path }),
});

const sizeOf = async (location: string): Promise<number> => {
  try {
    return (await stat(location)).size;
  } catch {
    return 0; // That it can't be read is told when it is read.
  }
};

/** The files in the usual places below a folder, in order of path. What they hold decides later whether they are reports. */
export const discoverReports = async (root: string, limits: DiscoveryLimits = LIMITS): Promise<Discovery> => {
  const files: ReportFile[] = [];
  const problems: Problem[] = [];
  const places = new Map<string, number>();
  let folders = 0;
  for await (const folder of walk(root, limits)) {
    folders++;
    for (const { name } of folder.entries.filter((entry) => entry.isFile())) {
      const place = placeOf(folder.path, name);
      if (place === undefined || files.length >= limits.files) continue;
      const path = pathIn(folder.path, name);
      const location = join(root, path);
      if ((await sizeOf(location)) > limits.size)
        problems.push(
          limited('TOO_LARGE', 'It was passed over, because it is large and nobody named it.', path),
        );
      else {
        files.push({ path, location, named: false });
        places.set(place.of, (places.get(place.of) ?? 0) + 1);
      }
    }
  }
  if (folders >= limits.folders || files.length >= limits.files)
    problems.push(limited('LOOK_AROUND_ENDED', 'There is more here than a look around covers.', '.'));
  return {
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    folders_looked_at: folders,
    places: [...places].map(([of, count]) => ({ of, files: count })),
    problems,
  };
};
