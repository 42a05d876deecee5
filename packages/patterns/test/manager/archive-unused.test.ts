import type { Pattern } from '@feedback/schema';
import { expect, test } from 'vitest';
import { aManager } from '../a-pattern.ts';

const archivedFrom = async (fields: Partial<Pattern>, days = 90): Promise<boolean> => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'x' });
  manager.updatePattern('x', { active_since: undefined, ...fields });
  return manager.archiveUnusedPatterns({ days }).length === 1;
};

const LONG_AGO = '2020-01-01T00:00:00.000Z';

test.each<readonly [string, Partial<Pattern>, boolean]>([
  ['silent for longer', { last_occurrence: '2025-11-01T12:00:00' }, true],
  ['silent for exactly as long', { last_occurrence: '2025-11-02T12:00:00' }, false],
  ['silent for longer in another zone', { last_occurrence: '2025-11-02T13:59:00+02:00' }, true],
  ['never seen, active for longer', { active_since: LONG_AGO }, true],
  ['never seen, active since yesterday', { active_since: '2026-01-30T12:00:00.000Z' }, false],
  [
    'silent for longer, active since yesterday',
    { last_occurrence: LONG_AGO, active_since: '2026-01-30T12:00:00.000Z' },
    false,
  ],
  ['of no known date', {}, false],
  ['of a date that cannot be read', { last_occurrence: 'not-a-date' }, false],
  [
    'of a date that cannot be read, active for longer',
    { last_occurrence: '2026-02-30', active_since: LONG_AGO },
    false,
  ],
])('decides about a pattern %s', async (_case, fields, archived) => {
  expect(await archivedFrom(fields)).toBe(archived);
});

test('keeps what it archives, with the reason', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'x', active_since: LONG_AGO, description: 'd' });
  manager.archiveUnusedPatterns();
  expect(manager.getAllPatterns()).toEqual([]);
  expect(manager.getPatternByName('x')).toMatchObject({ status: 'archived', description: 'd' });
  expect(manager.getChanges().at(-1)).toMatchObject({
    action: 'archived',
    details: { reason: 'No occurrences in 90 days' },
  });
});

test('leaves proposals and what is archived already alone', async () => {
  const { manager } = await aManager();
  for (const status of ['proposed', 'archived', 'dismissed'] as const)
    manager.createPattern({ name: status, status, last_occurrence: LONG_AGO });
  expect(manager.archiveUnusedPatterns()).toEqual([]);
});

test.each([[-1], [Number.NaN], [Infinity]])('refuses %s days', async (days) => {
  const { manager } = await aManager();
  expect(() => manager.archiveUnusedPatterns({ days })).toThrow(
    expect.objectContaining({ code: 'INVALID_VALUE' }),
  );
});
