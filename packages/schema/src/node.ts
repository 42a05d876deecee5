import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, utimes, type FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FileSystem } from './ports.ts';

/** A lock could not be had in time: another process is writing. */
export class LockError extends Error {
  override readonly name = 'LockError';
  readonly code = 'LOCKED';
  readonly path: string;
  constructor(path: string) {
    super(
      `${path} is being written by another process; try again when it has finished, or delete ${path}.lock if none runs.`,
    );
    this.path = path;
  }
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const readText = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

const writeText = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    const mode = await stat(path).then(
      (found) => found.mode,
      () => 0o666,
    );
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};

const STALE_MS = 30_000;
const REFRESH_MS = 5_000;
const PATIENCE_MS = 10_000;

/** A process writes its name into a lock at once; one that was killed before leaves it empty. */
const NAMELESS_MS = 2_000;

/** A lock is dead when its process is gone, or when nobody has refreshed it for long. */
const isDead = async (lock: string): Promise<boolean> => {
  try {
    const [holder, { mtimeMs }] = await Promise.all([readFile(lock, 'utf8'), stat(lock)]);
    if (Date.now() - mtimeMs > (holder === '' ? NAMELESS_MS : STALE_MS)) return true;
    const [host, pid] = holder.split(' ');
    if (host !== hostname() || pid === undefined) return false;
    try {
      process.kill(Number(pid), 0);
      return false;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ESRCH';
    }
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
};

/**
 * Removes a lock whose holder is dead. Many may come to that judgement at once, and the lock may be a new one when the second
 * acts: so it is judged again by the one who holds the lock's own breaker.
 */
const breakDead = async (lock: string): Promise<void> => {
  const breaker = `${lock}.break`;
  try {
    await (await open(breaker, 'wx')).close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const abandoned = await stat(breaker).then(
      ({ mtimeMs }) => Date.now() - mtimeMs > STALE_MS,
      () => false,
    );
    if (abandoned) await rm(breaker, { force: true });
    return;
  }
  try {
    if (await isDead(lock)) await rm(lock, { force: true });
  } finally {
    await rm(breaker, { force: true });
  }
};

/** Writes who holds a lock, and closes it; false when it was taken for dead in the meantime. */
const sign = async (file: FileHandle, lock: string): Promise<boolean> => {
  try {
    await file.writeFile(`${hostname()} ${process.pid}`);
    const [own, there] = await Promise.all([file.stat(), stat(lock).catch(() => undefined)]);
    return own.ino === there?.ino;
  } finally {
    await file.close();
  }
};

const acquire = async (path: string): Promise<string> => {
  const lock = `${path}.lock`;
  await mkdir(dirname(path), { recursive: true });
  const giveUp = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      const file = await open(lock, 'wx');
      if (await sign(file, lock)) return lock;
      continue;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (await isDead(lock)) await breakDead(lock);
    if (Date.now() > giveUp) throw new LockError(path);
    await sleep(5 + Math.random() * 20);
  }
};

const withLock = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  const lock = await acquire(path);
  const refresh = setInterval(() => {
    const now = new Date();
    utimes(lock, now, now).catch(() => undefined);
  }, REFRESH_MS);
  refresh.unref();
  try {
    return await work();
  } finally {
    clearInterval(refresh);
    await rm(lock, { force: true });
  }
};

/** The file system of this machine: atomic replacement, and a lock file beside the locked one. */
export const nodeFileSystem: FileSystem = { readText, writeText, withLock };
