import { expect, test } from 'vitest';
import { changesAbout } from '../../src/index.ts';
import { aManager } from '../a-pattern.ts';

test('follows a pattern through its names, and to what others did to it', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'old' });
  manager.createPattern({ name: 'other' });
  manager.updatePattern('old', { name: 'new' });
  manager.createPattern({ name: 'old' });
  manager.mergePatterns(['new'], 'other');
  const actions = (name: string) => changesAbout(manager.getChanges(), name).map(({ action }) => action);
  expect(actions('new')).toEqual(['created', 'updated', 'merged']);
  expect(actions('old')).toEqual(['created']);
  expect(actions('nothing')).toEqual([]);
});
