import { expect, test } from 'vitest';
import { isSnoozed } from '../../src/inbox/snooze.ts';
import { aManager } from '../a-pattern.ts';

const at = (day: string): Date => new Date(`${day}T12:00:00.000Z`);

const aProposal = async (count = 4) => {
  const { manager } = await aManager();
  manager.addNewPatterns([{ pattern: 'x', count }]);
  return manager;
};

test('puts a proposal off until a day begins', async () => {
  const manager = await aProposal();
  const snoozed = manager.snoozePattern('x', { until: '2026-02-14', reason: 'after the release' });
  expect(snoozed).toMatchObject({
    status: 'proposed',
    snooze: { until: '2026-02-14T00:00:00.000Z', seen: 4 },
  });
  expect(isSnoozed(snoozed, at('2026-02-13'))).toBe(true);
  expect(isSnoozed(snoozed, at('2026-02-14'))).toBe(false);
  expect(manager.getChanges().at(-1)).toMatchObject({
    action: 'snoozed',
    details: { reason: 'after the release' },
  });
});

test.each([
  [4, 7, true],
  [4, 8, false],
  [0, 2, true],
  [0, 3, false],
  [1, 3, true],
  [1, 4, false],
])('seen %i times when put off and %i times now, it is still put off: %s', async (seen, now, asleep) => {
  const manager = await aProposal();
  const snoozed = manager.snoozePattern('x', { until: '2026-02-14', seen });
  expect(isSnoozed({ ...snoozed, occurrence_frequency: now }, at('2026-02-01'))).toBe(asleep);
});

test('is not proposed again while it is put off', async () => {
  const manager = await aProposal();
  manager.snoozePattern('x', { until: '2026-02-14' });
  expect(manager.addNewPatterns([{ pattern: 'x', count: 5 }])).toEqual([]);
});

test.each(['accept', 'dismiss'] as const)('is over once somebody %ss it', async (verdict) => {
  const manager = await aProposal();
  manager.snoozePattern('x', { until: '2026-02-14' });
  const decided = verdict === 'accept' ? manager.acceptPattern('x') : manager.dismissPattern('x');
  expect(decided).not.toHaveProperty('snooze');
});

test.each([['soon'], ['2026-02-30'], ['2026-01-31T12:00:00Z'], ['1999-01-01'], ['']])(
  'refuses %j as a time to come',
  async (until) => {
    const manager = await aProposal();
    expect(() => manager.snoozePattern('x', { until })).toThrow(
      expect.objectContaining({ code: 'INVALID_VALUE' }),
    );
  },
);

test('refuses to put off what is no proposal', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'x' });
  expect(() => manager.snoozePattern('x', { until: '2026-02-14' })).toThrow(
    expect.objectContaining({ code: 'WRONG_STATUS' }),
  );
});
