import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { mkdtemp, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { nodeFileSystem } from '../src/node.ts';

const folder = async (): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), 'feedback-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
};

const increment = async (path: string): Promise<void> =>
  nodeFileSystem.withLock(path, async () => {
    const count = Number((await nodeFileSystem.readText(path)) ?? '0');
    await nodeFileSystem.writeText(path, String(count + 1));
  });

describe('nodeFileSystem', () => {
  it('reads a file that is not there as undefined', async () => {
    expect(await nodeFileSystem.readText(join(await folder(), 'none'))).toBeUndefined();
  });

  it('creates missing folders and leaves no temporary file', async () => {
    const path = join(await folder(), 'a/b/c.txt');
    await nodeFileSystem.writeText(path, 'text');
    expect(await readdir(join(path, '..'))).toEqual(['c.txt']);
  });

  it('keeps the permissions of the file that it replaces', async () => {
    const path = join(await folder(), 'private');
    await writeFile(path, 'a', { mode: 0o600 });
    await nodeFileSystem.writeText(path, 'b');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('leaves the old file and no debris when writing fails', async () => {
    const path = join(await folder(), 'target');
    await mkdir(path);
    await expect(nodeFileSystem.writeText(path, 'text')).rejects.toThrow('EISDIR');
    expect(await readdir(join(path, '..'))).toEqual(['target']);
  });

  it('loses no update of many that want the lock at once', async () => {
    const path = join(await folder(), 'count');
    await Promise.all(Array.from({ length: 20 }, () => increment(path)));
    expect(await readFile(path, 'utf8')).toBe('20');
  });

  it('loses no update of another process', async () => {
    const path = join(await folder(), 'count');
    const script = `
      const { nodeFileSystem: fs } = await import(${JSON.stringify(new URL('../src/node.ts', import.meta.url).href)});
      for (let i = 0; i < 20; i++) await fs.withLock(process.argv[1], async () =>
        fs.writeText(process.argv[1], String(Number((await fs.readText(process.argv[1])) ?? '0') + 1)));`;
    const child = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, path]);
    await Promise.all([child(), child()]);
    expect(await readFile(path, 'utf8')).toBe('40');
  });

  it('takes over a lock that nobody came to write his name into', async () => {
    const path = join(await folder(), 'data.json');
    const before = new Date(Date.now() - 3_000);
    await writeFile(`${path}.lock`, '');
    await utimes(`${path}.lock`, before, before);
    expect(await nodeFileSystem.withLock(path, async () => 'done')).toBe('done');
  });

  it('takes over the lock of a process that is gone', async () => {
    const path = join(await folder(), 'count');
    const { stdout } = await promisify(execFile)(process.execPath, [
      '-p',
      'os.hostname() + " " + process.pid',
    ]);
    await writeFile(`${path}.lock`, stdout.trim());
    await increment(path);
    expect(await readdir(join(path, '..'))).toEqual(['count']);
  });
});
