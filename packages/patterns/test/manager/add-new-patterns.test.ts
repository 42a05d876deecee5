import { expect, test } from 'vitest';
import { aManager } from '../a-pattern.ts';

test('proposes what analysis found, with its evidence', async () => {
  const { manager } = await aManager();
  const found = {
    pattern: 'read_before_open',
    signature: 's_1',
    template: 'file <*> is not open',
    count: 3,
    severity: 'high' as const,
    runs: 2,
    first_seen: '2026-01-01T00:00:00.000Z',
    last_seen: '2026-01-20T00:00:00.000Z',
    events: Array.from({ length: 30 }, (_, index) => `e_${index}`),
    details: [{ type: 'bug', error: 'file a is not open', code: 'read(a)', file_path: 'src/io.ts' }],
  };
  expect(manager.addNewPatterns([found])).toEqual(['read_before_open']);
  expect(manager.getPatternByName('read_before_open')).toMatchObject({
    status: 'proposed',
    description: 'file a is not open',
    bad_example: 'read(a)',
    language: 'typescript',
    severity: 'high',
    occurrence_frequency: 3,
    last_occurrence: '2026-01-20T00:00:00.000Z',
    matches: { signatures: ['s_1'] },
    provenance: { origin: 'analysis', events: found.events.slice(0, 10) },
  });
});

test('describes a pattern by its first three different messages, else by its template', async () => {
  const { manager } = await aManager();
  const details = ['a', 'b', 'a', 'c', 'd'].map((error) => ({ type: 'bug', error }));
  manager.addNewPatterns([
    { pattern: 'x', details },
    { pattern: 'y', template: 'port <*> is taken' },
  ]);
  expect(manager.getPatternByName('x')?.description).toBe('a | b | c');
  expect(manager.getPatternByName('y')?.description).toBe('port <*> is taken');
});

test('proposes nothing twice, in any spelling, also not what was dismissed', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'late_binding' });
  manager.addNewPatterns([{ pattern: 'noise' }]);
  manager.dismissPattern('noise', 'not a mistake');
  const found = ['Late-Binding', 'noise', 'fresh', 'Fresh'].map((pattern) => ({ pattern }));
  expect(manager.addNewPatterns(found)).toEqual(['fresh']);
});
