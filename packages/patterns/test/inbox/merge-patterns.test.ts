import { expect, test } from 'vitest';
import { aManager } from '../a-pattern.ts';

const refused = (code: string) => expect.objectContaining({ name: 'PatternsError', code });

const aMergeable = async () => {
  const { manager } = await aManager({ author: 'Ada' });
  manager.createPattern({
    name: 'naive_datetime',
    description: 'Times without zone.',
    severity: 'high',
    tags: ['time'],
    matches: { signatures: ['s1'], rule_ids: ['DTZ005'] },
    provenance: { origin: 'manual', events: ['e1'] },
  });
  manager.createPattern({
    name: 'bad_timestamp',
    status: 'proposed',
    description: 'RangeError',
    test_coverage: 'assert utc',
    severity: 'low',
    language: 'python',
    tags: ['date', 'time'],
    matches: { signatures: ['s2', 's1'], messages: ['Invalid time'] },
    provenance: { origin: 'analysis', events: ['e2', 'e1'] },
  });
  return manager;
};

test('unites matches, tags and evidence, and fills what is missing', async () => {
  const manager = await aMergeable();
  expect(manager.mergePatterns(['bad timestamp'], 'naive-datetime', 'one cause')).toMatchObject({
    name: 'naive_datetime',
    description: 'Times without zone.',
    test_coverage: 'assert utc',
    severity: 'high',
    language: 'python',
    tags: ['time', 'date'],
    matches: { signatures: ['s1', 's2'], rule_ids: ['DTZ005'], messages: ['Invalid time'] },
    provenance: { origin: 'manual', events: ['e1', 'e2'] },
  });
});

test('keeps what was merged, out of force, with a pointer and no claim on events', async () => {
  const manager = await aMergeable();
  manager.createPattern({ name: 'in_force' });
  manager.mergePatterns(['bad_timestamp', 'in_force'], 'naive_datetime');
  const proposal = manager.getPatternByName('bad_timestamp');
  expect(proposal).toMatchObject({ status: 'dismissed', merged_into: 'naive_datetime' });
  expect(proposal).not.toHaveProperty('matches');
  expect(manager.getPatternByName('in_force')).toMatchObject({
    status: 'archived',
    merged_into: 'naive_datetime',
  });
  expect(manager.getChanges().at(-1)).toMatchObject({
    action: 'merged',
    pattern: 'naive_datetime',
    details: { from: ['bad_timestamp', 'in_force'] },
  });
});

test('does not propose again what was merged', async () => {
  const manager = await aMergeable();
  manager.mergePatterns(['bad_timestamp'], 'naive_datetime');
  expect(manager.addNewPatterns([{ pattern: 'bad_timestamp', count: 9 }])).toEqual([]);
});

test('points to a pattern also after it was renamed', async () => {
  const manager = await aMergeable();
  manager.mergePatterns(['bad_timestamp'], 'naive_datetime');
  manager.updatePattern('naive_datetime', { name: 'zoneless_time' });
  expect(manager.getPatternByName('bad_timestamp')?.merged_into).toBe('zoneless_time');
});

test('lets what was merged stand for itself again when it is restored', async () => {
  const manager = await aMergeable();
  manager.mergePatterns(['bad_timestamp'], 'naive_datetime');
  expect(manager.restorePattern('bad_timestamp')).not.toHaveProperty('merged_into');
});

test('brings a rule along only where no other example would have to prove it', async () => {
  const { manager } = await aManager();
  const rule = { language: 'python', rule: { pattern: 'eval($A)' } } as const;
  manager.createPattern({ name: 'bare' });
  manager.createPattern({ name: 'shown', bad_example: 'x = 1' });
  manager.createPattern({
    name: 'donor',
    bad_example: 'eval(x)',
    good_example: 'f(x)',
    rule,
    tier: 'proved_check',
  });
  expect(manager.mergePatterns(['donor'], 'shown')).not.toHaveProperty('rule');
  manager.undo();
  expect(manager.mergePatterns(['donor'], 'bare')).toMatchObject({
    rule,
    tier: 'proved_check',
    bad_example: 'eval(x)',
  });
});

test.each([
  ['an unknown pattern', ['nothing'], 'naive_datetime', 'NOT_FOUND'],
  ['into an unknown pattern', ['bad_timestamp'], 'nothing', 'NOT_FOUND'],
  ['a pattern into itself', ['naive_datetime', 'bad_timestamp'], 'naive-datetime', 'INVALID_VALUE'],
  ['nothing at all', [], 'naive_datetime', 'INVALID_VALUE'],
])('refuses to merge %s', async (_case, from, into, code) => {
  const manager = await aMergeable();
  const before = manager.getAllPatterns({ status: 'all' });
  expect(() => manager.mergePatterns(from, into)).toThrow(refused(code));
  expect(manager.getAllPatterns({ status: 'all' })).toEqual(before);
});

test('refuses to merge into what is out of force, or twice', async () => {
  const manager = await aMergeable();
  manager.createPattern({ name: 'gone', status: 'archived' });
  expect(() => manager.mergePatterns(['bad_timestamp'], 'gone')).toThrow(refused('WRONG_STATUS'));
  manager.mergePatterns(['bad_timestamp'], 'naive_datetime');
  manager.createPattern({ name: 'third' });
  expect(() => manager.mergePatterns(['bad_timestamp'], 'third')).toThrow(refused('WRONG_STATUS'));
  expect(() => manager.mergePatterns(['third'], 'bad_timestamp')).toThrow(refused('WRONG_STATUS'));
});
