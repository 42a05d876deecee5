import { expect, test } from 'vitest';
import { aManager } from '../a-pattern.ts';

const coded = (code: string): unknown => expect.objectContaining({ name: 'PatternsError', code });

test('creates a pattern with defaults, active from now on', async () => {
  const { manager } = await aManager();
  expect(manager.createPattern({ name: 'Late Binding', severity: 'low' })).toMatchObject({
    name: 'late_binding',
    severity: 'low',
    status: 'active',
    active_since: '2026-01-31T12:00:00.000Z',
    effectiveness_score: 0.5,
  });
});

test('refuses a name that is taken in another spelling', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'late_binding' });
  expect(() => manager.createPattern({ name: 'Late-Binding' })).toThrow(coded('DUPLICATE_NAME'));
});

test('refuses a name without letters or digits', async () => {
  const { manager } = await aManager();
  expect(() => manager.createPattern({ name: '???' })).toThrow(coded('INVALID_PATTERN'));
});

test('refuses fields of a wrong type and changes nothing', async () => {
  const { manager } = await aManager();
  const before = manager.createPattern({ name: 'x' });
  expect(() => manager.updatePattern('x', { occurrence_frequency: -1 })).toThrow(coded('INVALID_PATTERN'));
  expect(manager.getPatternByName('x')).toEqual(before);
});

test('takes an optional field away', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'x', tags: ['a'] });
  expect(manager.updatePattern('x', { tags: undefined })).not.toHaveProperty('tags');
});

test('renames a pattern and leaves its id', async () => {
  const { manager } = await aManager();
  const { pattern_id } = manager.createPattern({ name: 'old' });
  manager.createPattern({ name: 'taken' });
  expect(manager.updatePattern('old', { name: 'new' })).toMatchObject({ name: 'new', pattern_id });
  expect(manager.getPatternByName('old')).toBeUndefined();
  expect(() => manager.updatePattern('new', { name: 'taken' })).toThrow(coded('DUPLICATE_NAME'));
  expect(manager.createPattern({ name: 'old' }).pattern_id).not.toBe(pattern_id);
});

test('logs no change where nothing changed', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'x', tags: ['a'] });
  manager.updatePattern('x', { tags: ['a'] });
  expect(manager.getChanges().map(({ action }) => action)).toEqual(['created']);
});

test('keeps a deleted lesson in the history', async () => {
  const { manager } = await aManager();
  const { name, description } = manager.createPattern({ name: 'x', description: 'd' });
  manager.deletePattern('x');
  expect(manager.getAllPatterns({ status: 'all' })).toEqual([]);
  expect(manager.getChanges().at(-1)?.undo).toMatchObject([{ kind: 'deleted', was: { name, description } }]);
  expect(() => manager.deletePattern('x')).toThrow(coded('NOT_FOUND'));
});
