import { readFile, writeFile } from 'node:fs/promises';
import { fixedClock } from '@feedback/testing';
import { expect, test } from 'vitest';
import { PatternManager } from '../../src/index.ts';
import { aManager } from '../a-pattern.ts';

const refused = (code: string) => expect.objectContaining({ name: 'PatternsError', code });

/** A library with an active pattern, in the hands of a tool. */
const inToolHands = async () => {
  const made = await aManager({ author: 'Ada', form: 'lessons' });
  made.manager.createPattern({ name: 'x', description: 'old', severity: 'high', tags: ['a'] });
  made.manager.actAs({ author: 'bot', kind: 'tool' });
  return made;
};

test("keeps an active pattern as it is, and a tool's edit as a proposal", async () => {
  const { manager } = await inToolHands();
  const before = manager.getPatternByName('x');
  expect(manager.updatePattern('x', { severity: 'low', tags: undefined }, 'noisy')).toEqual(before);
  expect(manager.getPatternByName('x')).toEqual(before);
  expect(manager.getRevisions()).toMatchObject([
    { pattern: 'x', author: 'bot', by: 'tool', reason: 'noisy', set: { severity: 'low' }, drop: ['tags'] },
  ]);
});

test('takes the actor from the options of the manager', async () => {
  const { manager } = await aManager({ actor: { kind: 'tool' }, author: 'bot' });
  expect(manager.createPattern({ name: 'x' })).toMatchObject({ status: 'proposed' });
  expect(manager.getChanges()).toMatchObject([{ author: 'bot', by: 'tool' }]);
});

test('takes the same proposal twice for one, and an edit that changes nothing for none', async () => {
  const { manager } = await inToolHands();
  manager.updatePattern('x', { severity: 'low' });
  manager.updatePattern('X', { severity: 'low' });
  manager.updatePattern('x', { severity: 'high' });
  expect(manager.getRevisions()).toHaveLength(1);
});

test('changes the pattern when a person accepts', async () => {
  const { manager } = await inToolHands();
  manager.updatePattern('x', { name: 'y', severity: 'low', tags: undefined });
  manager.actAs({ author: 'Ada' });
  const changed = manager.acceptRevision('x', { reason: 'right' });
  expect(changed).toMatchObject({ name: 'y', severity: 'low', status: 'active' });
  expect(changed).not.toHaveProperty('tags');
  expect(manager.getRevisions()).toEqual([]);
  manager.undo();
  expect(manager.getPatternByName('x')).toMatchObject({ severity: 'high', tags: ['a'] });
  expect(manager.getRevisions()).toHaveLength(1);
});

test('drops what a person dismisses, and does not take it again', async () => {
  const { manager } = await inToolHands();
  manager.updatePattern('x', { severity: 'low' });
  manager.actAs({ author: 'Ada' });
  manager.dismissRevision('x', { reason: 'it is high' });
  expect(manager.getRevisions()).toEqual([]);
  manager.actAs({ author: 'bot', kind: 'tool' });
  expect(() => manager.updatePattern('x', { severity: 'low' })).toThrow('it is high');
  manager.updatePattern('x', { severity: 'critical' });
  expect(manager.getRevisions()).toHaveLength(1);
});

test('proposes what else a tool does to an active pattern', async () => {
  const { manager } = await inToolHands();
  manager.actAs({ author: 'Ada' });
  manager.createPattern({ name: 'z', matches: { signatures: ['s'] } });
  manager.actAs({ author: 'bot', kind: 'tool' });
  manager.archivePattern('x');
  manager.mergePatterns(['z'], 'x');
  expect(manager.getAllPatterns({ status: 'active' })).toHaveLength(2);
  manager.actAs({ author: 'Ada' });
  const merge = manager.getRevisions().find((revision) => revision.merge !== undefined);
  expect(manager.acceptRevision(`x@${merge?.id}`)).toMatchObject({ matches: { signatures: ['s'] } });
  expect(manager.getPatternByName('z')).toMatchObject({ status: 'archived', merged_into: 'x' });
  expect(manager.acceptRevision('x')).toMatchObject({ status: 'archived' });
});

test('lets tools change proposals, but decide nothing', async () => {
  const { manager } = await inToolHands();
  manager.createPattern({ name: 'p' });
  expect(manager.updatePattern('p', { severity: 'low' }).severity).toBe('low');
  manager.updatePattern('x', { severity: 'low' });
  for (const decide of [
    () => manager.acceptPattern('p'),
    () => manager.dismissPattern('p', 'no'),
    () => manager.archivePattern('p'),
    () => manager.snoozePattern('p', { until: '2026-03-01' }),
    () => manager.deletePattern('x'),
    () => manager.acceptRevision('x'),
    () => manager.dismissRevision('x'),
    () => manager.snoozeRevision('x', '2026-03-01'),
  ])
    expect(decide).toThrow(refused('NEEDS_PERSON'));
});

test('takes lessons that a tool imports as proposals', async () => {
  const { manager } = await inToolHands();
  const other = await aManager();
  other.manager.createPattern({ name: 'x', description: 'new' });
  other.manager.createPattern({ name: 'fresh' });
  manager.addPatterns(other.manager.getAllPatterns(), { overwrite: true });
  expect(manager.getPatternByName('fresh')?.status).toBe('proposed');
  expect(manager.getPatternByName('x')?.description).toBe('old');
  expect(manager.getRevisions()).toMatchObject([{ set: { description: 'new' } }]);
});

test('asks which one is meant when several changes are proposed', async () => {
  const { manager } = await inToolHands();
  manager.updatePattern('x', { severity: 'low' });
  manager.updatePattern('x', { description: 'new' });
  manager.actAs({ author: 'Ada' });
  expect(() => manager.acceptRevision('x')).toThrow(refused('AMBIGUOUS'));
  expect(() => manager.acceptRevision('x@ffffffff')).toThrow(refused('NOT_FOUND'));
  expect(() => manager.acceptRevision('nothing')).toThrow(refused('NOT_FOUND'));
  const [first] = manager.getRevisions();
  manager.acceptRevision(`x@${first?.id.slice(0, 6)}`);
  expect(manager.getRevisions()).toHaveLength(1);
});

test('refuses a change that would be no pattern, at once or when it is accepted', async () => {
  const { manager } = await inToolHands();
  expect(() => manager.updatePattern('x', { severity: 'odd' as 'low' })).toThrow(refused('INVALID_PATTERN'));
  manager.updatePattern('x', { name: 'taken' });
  manager.actAs({ author: 'Ada' });
  manager.createPattern({ name: 'taken' });
  expect(() => manager.acceptRevision('x')).toThrow(refused('DUPLICATE_NAME'));
});

test('follows a pattern that is renamed, and goes with one that is deleted', async () => {
  const { manager } = await inToolHands();
  manager.updatePattern('x', { severity: 'low' });
  manager.actAs({ author: 'Ada' });
  manager.updatePattern('x', { name: 'y' });
  expect(manager.getRevisions()).toMatchObject([{ pattern: 'y' }]);
  manager.deletePattern('y');
  expect(manager.getRevisions()).toEqual([]);
});

test('keeps the proposals of several writers in the file, in one order', async () => {
  const { manager, path } = await inToolHands();
  await manager.savePatterns();
  const other = new PatternManager(path, { clock: fixedClock(), author: 'other', actor: { kind: 'tool' } });
  await other.loadPatterns();
  manager.updatePattern('x', { severity: 'low' });
  other.updatePattern('x', { description: 'new' });
  await other.savePatterns();
  await manager.savePatterns();
  const person = new PatternManager(path, { clock: fixedClock(), author: 'Ada' });
  await person.loadPatterns();
  expect(
    person
      .getRevisions()
      .map(({ author }) => author)
      .toSorted((a = '', b = '') => (a < b ? -1 : 1)),
  ).toEqual(['bot', 'other']);
  for (const { id } of person.getRevisions()) person.acceptRevision(`x@${id}`);
  manager.updatePattern('x', { tags: ['b'] });
  await manager.savePatterns();
  await person.savePatterns();
  expect(person.getRevisions()).toMatchObject([{ set: { tags: ['b'] } }]);
  expect(JSON.parse(await readFile(path, 'utf8'))).toHaveProperty('revisions');
});

test('leaves revisions that are no list as they are', async () => {
  const { manager, path } = await aManager();
  await writeFile(
    path,
    JSON.stringify({ patterns: [{ name: 'x' }], changelog: [], revisions: { by: 'hand' } }),
  );
  await manager.loadPatterns();
  manager.archivePattern('x');
  await manager.savePatterns();
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ revisions: { by: 'hand' } });
});

test('leaves what it cannot read among the revisions in the file', async () => {
  const { manager, path } = await aManager();
  const odd = [{ id: 7 }, 'text', { id: 'aaaa', pattern: 'x' }];
  await writeFile(path, JSON.stringify({ patterns: [{ name: 'x' }], changelog: [], revisions: odd }));
  await manager.loadPatterns();
  expect(manager.getRevisions()).toEqual([]);
  manager.actAs({ author: 'bot', kind: 'tool' });
  manager.updatePattern('x', { severity: 'low' });
  await manager.savePatterns();
  const { revisions } = JSON.parse(await readFile(path, 'utf8')) as { revisions: unknown[] };
  expect(revisions).toEqual(expect.arrayContaining(odd));
  expect(revisions).toHaveLength(4);
});
