import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import * as z from 'zod';
import type { CheckResult } from '@feedback/rules';
import { Finding, Problem, type Pattern } from '@feedback/schema';
import { nodeFileSystem } from '@feedback/schema/node';
import type { SourceFile } from '../inputs/source-files.ts';
import { version } from '../version.ts';

/** Raise it when the same patterns would find something else in the same code. */
const GENERATION = 1;

/** Beyond so many files the ones that were not asked for longest are forgotten. */
const MOST_FILES = 20_000;

/** Files with more findings than this are checked again rather than remembered. */
const MOST_FINDINGS = 100;

/** File systems tell times in steps: a file as young as this when it was read may have changed within the same step. */
const STEP_MS = 50;

const Placed = z.object({ findings: z.array(Finding), problems: z.array(Problem) });

const Entry = z.object({
  /** Size, time of modification and time of change, as the file system tells them. */
  stamp: z.string(),
  hash: z.string(),
  ...Placed.shape,
});
type Entry = z.infer<typeof Entry>;

const CacheFile = z.object({ key: z.string(), files: z.record(z.string(), Entry) });

/** What is remembered of a file: all, or only under which hash of its text it holds. */
interface Remembered {
  readonly result: CheckResult;
  readonly hash: string;
  /** Whether the file has not been touched since. */
  readonly isFresh: boolean;
}

/** Remembers what was found in files that don't change. */
export interface FindingsCache {
  readonly recall: (file: SourceFile) => Remembered | undefined;
  readonly remember: (file: SourceFile, hash: string, result: CheckResult) => void;
  /** Writes what changed; what can't be written is found again next time. */
  readonly save: () => Promise<void>;
}

/** Remembers nothing. */
export const FORGETFUL: FindingsCache = {
  recall: () => undefined,
  remember: () => undefined,
  save: async () => undefined,
};

const read = async (path: string, key: string): Promise<Map<string, Entry>> => {
  try {
    const cached = CacheFile.parse(JSON.parse(await readFile(path, 'utf8')));
    return new Map(cached.key === key ? Object.entries(cached.files) : []);
  } catch {
    return new Map(); // Missing or damaged: it is only a cache.
  }
};

const stampOf = (location: string, now: number): string => {
  const stat = statSync(location, { throwIfNoEntry: false });
  if (stat === undefined || Math.max(stat.mtimeMs, stat.ctimeMs) + STEP_MS > now) return '';
  return `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}`;
};

/** Findings are told with the path that the user would type, which depends on where they stand. */
const placed = ({ findings, problems }: CheckResult, path: string): z.infer<typeof Placed> => ({
  findings: findings.map((finding) => ({ ...finding, path })),
  problems: problems.map((problem) => ({ ...problem, path })),
});

/**
 * Opens the cache of a project, `.feedback/cache/findings.json`, for a library. It holds for the same text, the same patterns and the
 * same version of this program. A project without `.feedback` has none.
 */
export const openFindingsCache = async (
  root: string,
  patterns: readonly Pattern[],
): Promise<FindingsCache> => {
  if (!existsSync(join(root, '.feedback'))) return FORGETFUL;
  const path = join(root, '.feedback', 'cache', 'findings.json');
  const key = createHash('sha256')
    .update(JSON.stringify([GENERATION, version, patterns]))
    .digest('base64');
  const entries = await read(path, key);
  const placeOf = ({ location }: SourceFile): string => relative(root, location);
  // Taken out and put back at the end, so that the order tells which were asked for last.
  const touch = (place: string, entry: Entry): void => {
    entries.delete(place);
    entries.set(place, entry);
  };
  let isChanged = false;
  const write = async (): Promise<void> => {
    const kept = [...entries].slice(-MOST_FILES);
    await nodeFileSystem.writeText(path, JSON.stringify({ key, files: Object.fromEntries(kept) }));
    // Keeps itself out of git, also where `.feedback/.gitignore` is older than this cache.
    await writeFile(join(dirname(path), '.gitignore'), '*\n');
  };
  return {
    recall: (file) => {
      const place = placeOf(file);
      const entry = entries.get(place);
      if (entry === undefined) return undefined;
      touch(place, entry);
      return {
        result: placed(entry, file.path),
        hash: entry.hash,
        isFresh: entry.stamp !== '' && entry.stamp === stampOf(file.location, Infinity),
      };
    },
    remember: (file, hash, result) => {
      if (result.findings.length > MOST_FINDINGS) return;
      isChanged = true;
      touch(placeOf(file), {
        stamp: stampOf(file.location, Date.now()),
        hash,
        ...placed(result, ''),
      });
    },
    save: async () => {
      if (isChanged) await write().catch(() => undefined);
    },
  };
};
