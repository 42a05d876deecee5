import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { CheckResult } from '@feedback/rules';
import type { Pattern } from '@feedback/schema';
import type { SourceFile } from '../inputs/source-files.ts';
import { engineStamp } from './engine-stamp.ts';
import { createPacking, type PackedFinding } from './packed-findings.ts';

/** Beyond so many files the ones that were not asked for are forgotten. */
const MOST_FILES = 20_000;

/** Beyond so many findings in all, files with findings are checked again rather than remembered. */
const MOST_FINDINGS = 20_000;

/** File systems tell times in steps, some in whole seconds: a file as young as this may change again within the same step. */
const STEP_MS = { fine: 50, coarse: 2_000 } as const;

/** What is kept of a file: how it looked, the hash of its text, and what was found in it. */
type Entry = readonly [stamp: string, hash: string, findings: readonly PackedFinding[]];

/** How a file looks, judged by what the file system tells of it. */
export interface Look {
  readonly stamp: string;
  /** Whether it is so young that it could change once more without looking otherwise. */
  readonly isYoung: boolean;
}

/** What is remembered of a file. */
interface Recalled {
  /** How it looks now. */
  readonly look: Look;
  readonly known?: {
    readonly result: CheckResult;
    /** The result holds for the text with this hash. */
    readonly hash: string;
    /** Whether the file looks as it did, so that its text need not be read. */
    readonly isFresh: boolean;
  };
}

/** Remembers what was found in files that don't change. */
export interface FindingsCache {
  /** Ask before the file is read. */
  readonly recall: (file: SourceFile) => Recalled;
  readonly remember: (
    file: SourceFile,
    found: { readonly look: Look; readonly hash: string; readonly result: CheckResult },
  ) => void;
  /** Whether all rules of the library are known to compile. */
  readonly areSound: boolean;
  readonly noteSound: () => void;
  /** Writes what changed; what can't be written is found again next time. */
  readonly save: () => Promise<void>;
}

/** Remembers nothing. */
export const FORGETFUL: FindingsCache = {
  recall: () => ({ look: { stamp: '', isYoung: true } }),
  remember: () => undefined,
  areSound: false,
  noteSound: () => undefined,
  save: async () => undefined,
};

const HASH_LENGTH = 22;

/** Tells texts apart. */
export const hashOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, HASH_LENGTH);

const lookOf = (location: string): Look => {
  const stat = statSync(location, { throwIfNoEntry: false });
  if (stat === undefined) return { stamp: '', isYoung: true };
  const { size, mtimeMs, ctimeMs, ino } = stat;
  const step = Number.isInteger(mtimeMs / 1_000) ? STEP_MS.coarse : STEP_MS.fine;
  const isYoung = Math.max(mtimeMs, ctimeMs) + step > Date.now();
  return { stamp: `${size} ${mtimeMs} ${ctimeMs} ${ino}`, isYoung };
};

const isEntry = (value: unknown): value is Entry =>
  Array.isArray(value) &&
  typeof value[0] === 'string' &&
  typeof value[1] === 'string' &&
  Array.isArray(value[2]);

interface Memory {
  readonly areSound: boolean;
  readonly files: Readonly<Record<string, Entry>>;
}

const NOTHING: Memory = { areSound: false, files: {} };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isMemory = (value: unknown): value is Memory =>
  isObject(value) && typeof value['areSound'] === 'boolean' && isObject(value['files']);

/** The first line names what the rest holds for, and the hash of the rest. */
const read = (path: string, key: string): Memory => {
  try {
    const text = readFileSync(path, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    const memory: unknown = text.slice(0, end) === `${key} ${hashOf(body)}` ? JSON.parse(body) : NOTHING;
    return isMemory(memory) ? memory : NOTHING;
  } catch {
    return NOTHING; // Missing or damaged: it is only a cache.
  }
};

/** Replaces the file whole, so that runs at the same time don't disturb each other: the last one's memory stays. */
const write = (path: string, key: string, memory: Memory): void => {
  const body = JSON.stringify(memory);
  const temporary = `${path}.${process.pid}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(temporary, `${key} ${hashOf(body)}\n${body}`);
    renameSync(temporary, path);
    // Keeps itself out of git, also where `.feedback/.gitignore` is older than this cache.
    writeFileSync(join(dirname(path), '.gitignore'), '*\n');
  } catch {
    rmSync(temporary, { force: true }); // A folder that can't be written to.
  }
};

/**
 * Opens the cache of a project, `.feedback/cache/findings.json`, for a library. It holds for the same text, the same patterns and the
 * same engine, which `engine` names. A project without `.feedback` has none.
 */
export const openFindingsCache = async (
  root: string,
  patterns: readonly Pattern[],
  engine: () => Promise<string> = engineStamp,
): Promise<FindingsCache> => {
  if (!existsSync(join(root, '.feedback'))) return FORGETFUL;
  const path = join(root, '.feedback', 'cache', 'findings.json');
  const key = hashOf(JSON.stringify([await engine(), patterns]));
  const memory = read(path, key);
  const entries = new Map(Object.entries(memory.files));
  const asked = new Set<string>();
  const { pack, unpack } = createPacking(patterns);
  const start = root.endsWith(sep) ? root : root + sep;
  const placeOf = ({ location }: SourceFile): string =>
    (location.startsWith(start) ? location.slice(start.length) : relative(root, location)).replaceAll(
      sep,
      '/',
    );
  let { areSound } = memory;
  let isChanged = false;
  let findings = 0;
  return {
    recall: (file) => {
      const place = placeOf(file);
      const look = lookOf(file.location);
      const entry = entries.get(place);
      const found = isEntry(entry) ? unpack(entry[2], file.path) : undefined;
      if (entry === undefined || found === undefined) return { look };
      asked.add(place);
      findings += found.length;
      const isFresh = !look.isYoung && look.stamp === entry[0];
      return { look, known: { result: { findings: found, problems: [] }, hash: entry[1], isFresh } };
    },
    remember: (file, { look, hash: own, result }) => {
      const place = placeOf(file);
      findings += result.findings.length;
      isChanged = true;
      // One that changed while it was checked may have been read twice, with different text.
      const isSettled = look.stamp !== '' && look.stamp === lookOf(file.location).stamp;
      const isWorthIt = result.problems.length === 0 && findings <= MOST_FINDINGS;
      const packed = isSettled && isWorthIt ? pack(result.findings) : undefined;
      asked.add(place);
      if (packed === undefined) entries.delete(place);
      else entries.set(place, [look.isYoung ? '' : look.stamp, own, packed]);
    },
    areSound,
    noteSound: () => {
      isChanged ||= !areSound;
      areSound = true;
    },
    save: async () => {
      if (!isChanged) return;
      const isFull = entries.size > MOST_FILES;
      const kept = [...entries].filter(([place]) => !isFull || asked.has(place)).slice(-MOST_FILES);
      write(path, key, { areSound, files: Object.fromEntries(kept) });
    },
  };
};
