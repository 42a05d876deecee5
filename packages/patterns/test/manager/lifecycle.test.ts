import { expect, test } from 'vitest';
import { aManager } from '../a-pattern.ts';

const NOW = '2026-01-31T12:00:00.000Z';

test('puts an accepted proposal into force from now on', async () => {
  const { manager } = await aManager();
  manager.addNewPatterns([{ pattern: 'x' }]);
  expect(manager.getPatternByName('x')).not.toHaveProperty('active_since');
  expect(manager.acceptPattern('x')).toMatchObject({ status: 'active', active_since: NOW });
});

test('brings an archived pattern back as active from now on, so that old silence does not count', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'x', active_since: '2020-01-01T00:00:00.000Z' });
  expect(manager.archiveUnusedPatterns()).toEqual(['x']);
  expect(manager.restorePattern('x')).toMatchObject({ status: 'active', active_since: NOW });
  expect(manager.archiveUnusedPatterns()).toEqual([]);
});

test('brings a dismissed pattern back among the proposals', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'x' });
  manager.dismissPattern('x', 'no');
  expect(manager.restorePattern('x').status).toBe('proposed');
});

test('takes a step that was taken already for no change', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'x' });
  const before = manager.getChanges();
  manager.acceptPattern('x');
  manager.restorePattern('x');
  expect(manager.getChanges()).toEqual(before);
});

test('refuses a step that the status does not allow', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'x', status: 'archived' });
  expect(() => manager.acceptPattern('x')).toThrow(
    expect.objectContaining({ code: 'WRONG_STATUS', pattern: 'x' }),
  );
});

test('names similar patterns when there is none of that name', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'bounds_checking' });
  expect(() => manager.acceptPattern('bounds check')).toThrow(
    'There is no pattern "bounds check" in the library. Similar names: bounds_checking.',
  );
});
