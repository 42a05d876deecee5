import { Buffer } from 'node:buffer';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checksum } from './checksum.ts';

/**
 * What is remembered, in columns, which are read and written several times as fast as an object for each file. All but `found` are as
 * long as `paths`, four numbers of `looks` for each.
 */
export interface Memory {
  /** Whether all rules of the library are known to compile. */
  readonly areSound: boolean;
  /** From the root of the project, with `/`. */
  readonly paths: readonly string[];
  /** Size, times of change and inode; -1 where another file could look the same. */
  readonly looks: readonly number[];
  /** Of the texts; empty where it was not worth making. */
  readonly hashes: readonly string[];
  /** What was found, by the place of the file, where anything was. */
  readonly found: Readonly<Record<string, unknown>>;
}

/** Numbers of `looks` for each file. */
export const LOOK_LENGTH = 4;

export const NO_MEMORY: Memory = { areSound: false, paths: [], looks: [], hashes: [], found: {} };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isListOf = (type: 'string' | 'number', value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.every((each) => typeof each === type);

const isMemory = (value: unknown): value is Memory => {
  if (!isObject(value) || typeof value['areSound'] !== 'boolean' || !isObject(value['found'])) return false;
  const { paths, looks, hashes } = value;
  return (
    isListOf('string', paths) &&
    isListOf('number', looks) &&
    isListOf('string', hashes) &&
    looks.length === paths.length * LOOK_LENGTH &&
    hashes.length === paths.length
  );
};

const head = (key: string, body: Uint8Array): string => `${key} ${checksum(body)}\n`;

/** Reads what is remembered for a key; nothing where the file is missing, damaged or holds for another. */
export const readMemory = (path: string, key: string): Memory => {
  try {
    const bytes = readFileSync(path);
    const body = bytes.subarray(bytes.indexOf('\n') + 1);
    const isWhole = bytes.toString('latin1', 0, bytes.length - body.length) === head(key, body);
    const memory: unknown = isWhole ? JSON.parse(body.toString()) : undefined;
    return isMemory(memory) ? memory : NO_MEMORY;
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
export const writeMemory = (path: string, key: string, memory: Memory): void => {
  const body = Buffer.from(JSON.stringify(memory));
  const temporary = `${path}.${process.pid}.tmp`;
  const folder = dirname(path);
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(temporary, Buffer.concat([Buffer.from(head(key, body)), body]));
    renameSync(temporary, path);
    keepOutOfGit(folder);
  } catch {
    rmSync(temporary, { force: true }); // A folder that can't be written to.
  }
};
