import { expect, test } from 'vitest';
import { aManager } from '../a-pattern.ts';

const SEEN = '2026-01-20T08:00:00.000Z';

test('sets numbers, so that the same analysis three times changes them once', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'a' });
  for (let run = 0; run < 3; run += 1)
    manager.updateFrequencies([{ pattern: 'a', count: 4, last_occurrence: SEEN }]);
  expect(manager.getPatternByName('a')).toMatchObject({ occurrence_frequency: 4, last_occurrence: SEEN });
  expect(manager.getChanges().slice(1)).toMatchObject([
    { action: 'updated_frequency', details: { old_frequency: 0, new_frequency: 4 } },
  ]);
});

test('does not invent a last occurrence', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'a' });
  manager.updateFrequencies([{ pattern: 'a', count: 4 }]);
  expect(manager.getPatternByName('a')?.last_occurrence).toBeNull();
});

test('tells names that it does not know, and updates the others', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'a' });
  const given = [
    { pattern: 'b', count: 1 },
    { pattern: 'a', count: 2 },
  ];
  expect(manager.updateFrequencies(given)).toEqual({ updated: ['a'], unknown: ['b'] });
});

test('counts two spellings of a name together', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'late_binding' });
  manager.updateFrequencies([
    { pattern: 'late-binding', count: 1, last_occurrence: SEEN },
    { pattern: 'Late Binding', count: 2, last_occurrence: '2026-01-19T00:00:00' },
  ]);
  expect(manager.getPatternByName('late_binding')).toMatchObject({
    occurrence_frequency: 3,
    last_occurrence: SEEN,
  });
});

test.each([[-1], [0.5], [Number.NaN]])('refuses %s as a count and changes nothing', async (count) => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'a' });
  const given = [
    { pattern: 'a', count: 1 },
    { pattern: 'a', count },
  ];
  expect(() => manager.updateFrequencies(given)).toThrow(expect.objectContaining({ code: 'INVALID_VALUE' }));
  expect(manager.getPatternByName('a')?.occurrence_frequency).toBe(0);
});
