import { Buffer } from 'node:buffer';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checksum } from './checksum.ts';

/** What says which files need not be looked at; where it is damaged, they are looked at again. Columns are read faster than objects. */
interface Looks {
  /** From the root of the project, with `/`. */
  readonly paths: readonly string[];
  /** Size, times of change and inode; -1 where another file could look the same. */
  readonly looks: readonly number[];
  /** Of the texts; empty where it was not worth making. */
  readonly hashes: readonly string[];
}

/** What says what is told. */
interface Told {
  /** Whether all rules of the library are known to compile. */
  readonly areSound: boolean;
  /** What was found, by the path of the file, where anything was. */
  readonly found: Readonly<Record<string, unknown>>;
}

export interface Memory extends Looks, Told {}

/** Numbers of `looks` for each file. */
export const LOOK_LENGTH = 4;

const NO_MEMORY: Memory = { areSound: false, paths: [], looks: [], hashes: [], found: {} };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isListOf = (type: 'string' | 'number', value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.every((each) => typeof each === type);

const isLooks = (value: unknown): value is Looks => {
  if (!isObject(value)) return false;
  const { paths, looks, hashes } = value;
  return (
    isListOf('string', paths) &&
    isListOf('number', looks) &&
    isListOf('string', hashes) &&
    looks.length === paths.length * LOOK_LENGTH &&
    hashes.length === paths.length
  );
};

const isTold = (value: unknown): value is Told =>
  isObject(value) && typeof value['areSound'] === 'boolean' && isObject(value['found']);

/** Names what a file holds for, and lets a damaged one be known: a look that is damaged is like no file, so its length is enough. */
const headOf = (key: string, told: string, looks: string): string =>
  `${key} ${checksum(Buffer.from(told))} ${looks.length}`;

const LINES = 3;

/** Reads what is remembered for a key; nothing where the file is missing, damaged or holds for another. */
export const readMemory = (path: string, key: string): Memory => {
  try {
    const [head, told = '', looks = ''] = readFileSync(path, 'utf8').split('\n', LINES);
    if (head !== headOf(key, told, looks)) return NO_MEMORY;
    const [first, second]: unknown[] = [JSON.parse(told), JSON.parse(looks)];
    return isTold(first) && isLooks(second) ? { ...first, ...second } : NO_MEMORY;
  } catch {
    return NO_MEMORY; // It is only a cache.
  }
};

/** Keeps the cache out of git, also where `.feedback/.gitignore` is older than it. */
const keepOutOfGit = (folder: string): void => {
  const path = join(folder, '.gitignore');
  if (!existsSync(path)) writeFileSync(path, '*\n');
};

/** Replaces the file whole, so that runs at the same time don't disturb each other: the last one's memory stays. */
export const writeMemory = (path: string, key: string, { areSound, found, ...rest }: Memory): void => {
  const told = JSON.stringify({ areSound, found } satisfies Told);
  const looks = JSON.stringify(rest satisfies Looks);
  const temporary = `${path}.${process.pid}.tmp`;
  const folder = dirname(path);
  try {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
    writeFileSync(temporary, `${headOf(key, told, looks)}\n${told}\n${looks}`);
    renameSync(temporary, path);
    keepOutOfGit(folder);
  } catch {
    rmSync(temporary, { force: true }); // A folder that can't be written to.
  }
};
