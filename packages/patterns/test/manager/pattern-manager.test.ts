import { readFile, writeFile } from 'node:fs/promises';
import { fixedClock } from '@feedback/testing';
import { expect, test } from 'vitest';
import { PatternManager } from '../../src/index.ts';
import { aManager, aPattern } from '../a-pattern.ts';

const names = (manager: PatternManager): readonly string[] =>
  manager.getAllPatterns().map(({ name }) => name);

test('begins empty where there is no file, and makes one', async () => {
  const { manager, path } = await aManager();
  expect(await manager.loadPatterns()).toEqual([]);
  manager.createPattern({ name: 'Bounds Checking' });
  expect(await manager.savePatterns()).toBe(true);
  const again = new PatternManager(path);
  await again.loadPatterns();
  expect(again.getAllPatterns()).toEqual(manager.getAllPatterns());
  expect(again.getChanges()).toEqual(manager.getChanges());
});

test('leaves the file alone when there is nothing to say', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'x' });
  await manager.savePatterns();
  expect(await manager.savePatterns()).toBe(false);
});

test('keeps the form that the file has', async () => {
  const { manager, path } = await aManager({ form: 'lessons' });
  manager.createPattern({ name: 'x' });
  await manager.savePatterns();
  const again = new PatternManager(path, { clock: fixedClock() });
  await again.loadPatterns();
  again.createPattern({ name: 'y' });
  await again.savePatterns();
  const text = await readFile(path, 'utf8');
  expect(text).toContain('"schema_version": 1');
  expect(text).not.toContain('occurrence_frequency');
});

test('does not touch a committed library for new numbers', async () => {
  const { manager } = await aManager({ form: 'lessons' });
  manager.createPattern({ name: 'x' });
  await manager.savePatterns();
  manager.updateFrequencies([{ pattern: 'x', count: 4 }]);
  expect(await manager.savePatterns()).toBe(false);
  expect(manager.getPatternByName('x')?.occurrence_frequency).toBe(4);
});

test('keeps what two writers added', async () => {
  const { manager: first, path } = await aManager();
  const second = new PatternManager(path, { clock: fixedClock() });
  await first.loadPatterns();
  await second.loadPatterns();
  first.createPattern({ name: 'from_a' });
  second.createPattern({ name: 'from_b' });
  await Promise.all([first.savePatterns(), second.savePatterns()]);
  const reader = new PatternManager(path);
  await reader.loadPatterns();
  expect(names(reader).toSorted()).toEqual(['from_a', 'from_b']);
  expect(reader.getChanges()).toHaveLength(2);
});

test('keeps each change once when saves of one manager overlap', async () => {
  const { manager, path } = await aManager();
  manager.createPattern({ name: 'a' });
  const saves = [manager.savePatterns(), manager.savePatterns()];
  manager.createPattern({ name: 'b' });
  await Promise.all([...saves, manager.savePatterns()]);
  const reader = new PatternManager(path);
  await reader.loadPatterns();
  expect(names(reader)).toEqual(['a', 'b']);
  expect(reader.getChanges()).toEqual(manager.getChanges());
  expect(reader.getChanges()).toHaveLength(2);
});

test('lays changes that are not saved over what it loads', async () => {
  const { manager, path } = await aManager();
  await writeFile(path, JSON.stringify([aPattern()]));
  manager.createPattern({ name: 'mine' });
  await manager.loadPatterns();
  expect(names(manager)).toEqual(['bounds_checking', 'mine']);
});

test('does not lose a library that it never loaded', async () => {
  const { manager, path } = await aManager();
  await writeFile(path, JSON.stringify([aPattern()]));
  manager.createPattern({ name: 'mine' });
  await manager.savePatterns();
  expect(names(manager)).toEqual(['bounds_checking', 'mine']);
});

test('writes the library again when somebody removed the file', async () => {
  const { manager, path } = await aManager();
  await writeFile(path, JSON.stringify([aPattern()]));
  await manager.loadPatterns();
  await writeFile(path, '');
  const { rm } = await import('node:fs/promises');
  await rm(path);
  await manager.savePatterns();
  expect(names(manager)).toEqual(['bounds_checking']);
});

test('refuses a corrupt file and leaves it byte for byte, also when it is told to save', async () => {
  const { manager, path } = await aManager();
  const damaged = '{"patterns": [{"name": "x"}';
  await writeFile(path, damaged);
  await expect(manager.loadPatterns()).rejects.toMatchObject({
    code: 'CORRUPT_LIBRARY',
    path,
    line: 1,
    column: 28,
  });
  manager.createPattern({ name: 'mine' });
  await expect(manager.savePatterns()).rejects.toMatchObject({ code: 'CORRUPT_LIBRARY' });
  expect(await readFile(path, 'utf8')).toBe(damaged);
});

test('refuses to overwrite a file that was damaged after it was loaded, and keeps the changes for later', async () => {
  const { manager, path } = await aManager();
  await manager.loadPatterns();
  manager.createPattern({ name: 'mine' });
  await writeFile(path, '<<<<<<< HEAD\n');
  await expect(manager.savePatterns()).rejects.toMatchObject({ code: 'CORRUPT_LIBRARY' });
  expect(await readFile(path, 'utf8')).toBe('<<<<<<< HEAD\n');
  await writeFile(path, JSON.stringify([aPattern()]));
  await manager.savePatterns();
  expect(names(manager)).toEqual(['bounds_checking', 'mine']);
});

test('keeps a pattern that it cannot apply in the file', async () => {
  const { manager, path } = await aManager();
  const broken = { name: 'broken', severity: 'sometimes' };
  await writeFile(path, JSON.stringify({ patterns: [broken], changelog: [] }));
  expect(await manager.loadPatterns()).toMatchObject([{ code: 'INVALID_PATTERN', path }]);
  manager.createPattern({ name: 'mine' });
  await manager.savePatterns();
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ patterns: [broken, { name: 'mine' }] });
  expect(() => manager.createPattern({ name: 'broken' })).toThrow(
    expect.objectContaining({ code: 'DUPLICATE_NAME' }),
  );
});

test('says what it could not read or write', async () => {
  const { folder } = await aManager();
  const manager = new PatternManager(folder);
  await expect(manager.loadPatterns()).rejects.toMatchObject({ code: 'CANNOT_READ', path: folder });
  await expect(manager.savePatterns()).rejects.toMatchObject({ code: 'CANNOT_READ', path: folder });
});

test('passes on that another process is writing', async () => {
  const locked = Object.assign(new Error('busy'), { code: 'LOCKED' });
  const fileSystem = {
    readText: () => Promise.resolve(undefined),
    writeText: () => Promise.resolve(),
    withLock: () => Promise.reject(locked),
  };
  const manager = new PatternManager('p.json', { fileSystem });
  await expect(manager.savePatterns()).rejects.toMatchObject({
    code: 'LOCKED',
    path: 'p.json',
    cause: locked,
  });
});

test('says that a full disk kept it from writing', async () => {
  const fileSystem = {
    readText: () => Promise.resolve(undefined),
    writeText: () => Promise.reject(new Error('ENOSPC: no space left on device')),
    withLock: <T>(_path: string, work: () => Promise<T>) => work(),
  };
  const manager = new PatternManager('p.json', { fileSystem });
  manager.createPattern({ name: 'x' });
  await expect(manager.savePatterns()).rejects.toMatchObject({ code: 'CANNOT_WRITE' });
  expect(names(manager)).toEqual(['x']);
});

test('shows all but archived and dismissed patterns unless asked for others', async () => {
  const { manager } = await aManager();
  for (const status of ['proposed', 'active', 'archived', 'dismissed'] as const)
    manager.createPattern({ name: status, status });
  expect(names(manager)).toEqual(['proposed', 'active']);
  expect(manager.getAllPatterns({ status: 'archived' }).map(({ name }) => name)).toEqual(['archived']);
  expect(manager.getAllPatterns({ status: ['active', 'dismissed'] })).toHaveLength(2);
  expect(manager.getAllPatterns({ status: 'all' })).toHaveLength(4);
});

test('finds a pattern by any spelling of its name', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'bounds_checking' });
  for (const name of ['bounds checking', 'Bounds-Checking', 'boundsChecking'])
    expect(manager.getPatternByName(name)?.name).toBe('bounds_checking');
  expect(manager.getPatternByName('bounds')).toBeUndefined();
});

test('tells who changed what, when and why', async () => {
  const { manager } = await aManager({ author: 'Ada' });
  manager.addNewPatterns([{ pattern: 'flaky_clock', count: 2 }]);
  manager.acceptPattern('flaky_clock');
  manager.updatePattern('flaky_clock', { severity: 'high' }, 'it took a day to find');
  manager.dismissPattern('flaky_clock', 'covered by the linter');
  manager.deletePattern('flaky_clock');
  expect(manager.getChanges().map(({ action, author, details }) => [action, author, details])).toEqual([
    ['added', 'Ada', { count: 2 }],
    ['accepted', 'Ada', undefined],
    ['updated', 'Ada', { reason: 'it took a day to find' }],
    ['dismissed', 'Ada', { reason: 'covered by the linter' }],
    ['deleted', 'Ada', undefined],
  ]);
});

test('takes patterns in without touching those that are there, unless told to', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'bounds_checking', description: 'ours' });
  const given = [aPattern({ description: 'theirs' }), aPattern({ name: 'other' })];
  expect(manager.addPatterns(given)).toEqual({
    added: ['other'],
    updated: [],
    proposed: [],
    kept: ['bounds_checking'],
  });
  expect(manager.getPatternByName('bounds_checking')?.description).toBe('ours');
  expect(manager.addPatterns(given, { overwrite: true })).toEqual({
    added: [],
    updated: ['bounds_checking'],
    proposed: [],
    kept: ['other'],
  });
  expect(manager.getPatternByName('bounds_checking')?.description).toBe('theirs');
});

test('gives every pattern an id of its own, whatever is taken in', async () => {
  const { manager } = await aManager();
  manager.addPatterns([aPattern({ name: 'a', pattern_id: 'x' }), aPattern({ name: 'b', pattern_id: 'x' })]);
  expect(new Set(manager.getAllPatterns().map(({ pattern_id }) => pattern_id)).size).toBe(2);
});
