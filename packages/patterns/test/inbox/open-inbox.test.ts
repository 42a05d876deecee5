import { ruleId, type Pattern, type PatternChange, type RuleEvidence } from '@feedback/schema';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openInbox, type Inbox, type PatternManager } from '../../src/index.ts';
import { aManager } from '../a-pattern.ts';
import { anyPatterns } from '../arbitrary-patterns.ts';

const NOW = new Date('2026-01-31T12:00:00.000Z');

const inboxOf = (manager: PatternManager, changes = manager.getChanges(), now = NOW): Inbox =>
  openInbox({
    patterns: manager.getAllPatterns({ status: 'all' }),
    revisions: manager.getRevisions(),
    changes,
    now,
  });

const names = ({ items }: Inbox): readonly string[] => items.map(({ name }) => name);

const aProposal = (name: string, fields: Partial<Pattern> = {}) => ({
  name,
  status: 'proposed' as const,
  ...fields,
});

/** A team that has accepted findings and dismissed test failures, and has two proposals left. */
const aDecidedTeam = async () => {
  const { manager } = await aManager({ author: 'Ada' });
  const evidence = (kind: string) => ({ origin: 'analysis' as const, evidence: { kind, count: 4, runs: 2 } });
  for (let at = 0; at < 24; at += 1) {
    const kind = at % 2 === 0 ? 'code_review' : 'test_failure';
    manager.createPattern(aProposal(`old_${at}`, { provenance: evidence(kind) }));
    if (at % 2 === 0) manager.acceptPattern(`old_${at}`);
    else manager.dismissPattern(`old_${at}`);
  }
  manager.createPattern(aProposal('from_review', { provenance: evidence('code_review') }));
  manager.createPattern(aProposal('from_test', { provenance: evidence('test_failure'), severity: 'high' }));
  return manager;
};

test('has what is frequent, severe and proved first while nobody has given verdicts', async () => {
  const { manager } = await aManager();
  manager.createPattern(aProposal('rare', { severity: 'low' }));
  manager.createPattern(aProposal('severe', { severity: 'critical' }));
  manager.createPattern(aProposal('frequent', { occurrence_frequency: 400, severity: 'critical' }));
  const inbox = inboxOf(manager);
  expect(names(inbox)).toEqual(['frequent', 'severe', 'rare']);
  expect(inbox.order.by).toBe('prior');
  expect(inbox.items[0]?.why).toContain('↑ seen 400 times');
  expect(inbox.items[2]?.why).toContain('↓ low severity');
});

test("follows the team's verdicts once there are enough, whatever the order of the history", async () => {
  const manager = await aDecidedTeam();
  const inbox = inboxOf(manager);
  expect(names(inbox)).toEqual(['from_review', 'from_test']);
  expect(inbox.order).toMatchObject({ by: 'verdicts', verdicts: 24 });
  expect(inbox.items[0]?.why).toContain('↑ a review finding');
  expect(inboxOf(manager, manager.getChanges().toReversed())).toEqual(inbox);
});

test('does not count verdicts that were taken back, given by tools, or replaced', async () => {
  const manager = await aDecidedTeam();
  const count = (): number => inboxOf(manager).order.verdicts;
  manager.acceptPattern('from_review');
  expect(count()).toBe(25);
  manager.undo();
  expect(count()).toBe(24);
  manager.redo();
  expect(count()).toBe(25);
  manager.undo();
  manager.restorePattern('old_1');
  expect(count()).toBe(23);
  const asTool = (change: PatternChange): PatternChange => ({ ...change, by: 'tool' });
  expect(inboxOf(manager, manager.getChanges().map(asTool)).order.verdicts).toBe(0);
});

test('believes what a verdict wrote down of the proposal rather than what became of it', async () => {
  const { manager } = await aManager();
  manager.createPattern(aProposal('x', { severity: 'low' }));
  const saw = inboxOf(manager).items[0]?.traits;
  manager.acceptPattern('x', 'yes', { ...saw });
  expect(manager.getChanges().at(-1)?.details).toEqual({ reason: 'yes', saw });
});

test('shows a proposed change with what it would change now', async () => {
  const { manager } = await aManager({ author: 'Ada' });
  manager.createPattern({ name: 'x', severity: 'low', tags: ['a'] });
  manager.actAs({ author: 'bot', kind: 'tool' });
  manager.updatePattern('x', { severity: 'high', tags: undefined }, 'it recurs');
  const [item] = inboxOf(manager).items;
  expect(item).toMatchObject({
    kind: 'revision',
    revision: { author: 'bot', reason: 'it recurs' },
    changes: [
      { field: 'severity', before: 'low', after: 'high' },
      { field: 'tags', before: ['a'], after: undefined },
    ],
  });
  expect(item).not.toHaveProperty('outdated');
  expect(item?.name).toBe(`x@${manager.getRevisions()[0]?.id}`);
  manager.actAs({ author: 'Ada' });
  manager.updatePattern('x', { severity: 'critical' });
  expect(inboxOf(manager).items[0]).toMatchObject({ outdated: true, changes: [{ before: 'critical' }, {}] });
});

test('shows what a proposed merge would change', async () => {
  const { manager } = await aManager({ author: 'Ada' });
  manager.createPattern({ name: 'x' });
  manager.createPattern({ name: 'y', tags: ['b'] });
  manager.actAs({ kind: 'tool' });
  manager.mergePatterns(['y'], 'x');
  expect(inboxOf(manager).items[0]?.changes).toEqual([{ field: 'tags', before: undefined, after: ['b'] }]);
});

test('says what a proposal is like, also what was put aside before', async () => {
  const { manager } = await aManager();
  const rule = { language: 'python', rule: { pattern: 'eval($A)' } } as const;
  manager.createPattern({ name: 'known', status: 'dismissed', rule });
  manager.createPattern(aProposal('again', { rule }));
  expect(inboxOf(manager).items[0]?.duplicates).toMatchObject([
    { name: 'known', status: 'dismissed', reasons: ['the same rule'] },
  ]);
});

test('has what is put off aside, and back when its time has come', async () => {
  const { manager } = await aManager({ author: 'Ada' });
  manager.createPattern(aProposal('x'));
  manager.createPattern({ name: 'y' });
  manager.actAs({ kind: 'tool' });
  manager.updatePattern('y', { severity: 'low' });
  manager.actAs({ author: 'Ada' });
  manager.snoozePattern('x', { until: '2026-02-14' });
  manager.snoozeRevision('y', '2026-02-14');
  expect(inboxOf(manager)).toMatchObject({ items: [], snoozed: [{}, {}] });
  expect(inboxOf(manager, [], new Date('2026-02-14T00:00:00.000Z'))).toMatchObject({
    items: [{}, {}],
    snoozed: [],
  });
});

test('shows every proposal of any library once, with a finite score', () => {
  fc.assert(
    fc.property(anyPatterns, (patterns) => {
      const { items, snoozed } = openInbox({ patterns, revisions: [], changes: [], now: NOW });
      const proposed = patterns.filter(({ status }) => status === 'proposed').map(({ name }) => name);
      expect([...items, ...snoozed].map(({ name }) => name).toSorted()).toEqual(proposed.toSorted());
      for (const { score } of items) expect(score).toSatisfy(Number.isFinite);
    }),
  );
});

const aRule = (text: string) => ({ language: 'python', rule: { pattern: text } }) as const;

const measured = (pattern: string, rule: string, fields: Partial<RuleEvidence> = {}): RuleEvidence => ({
  rule: ruleId(aRule(rule)),
  pattern,
  measured_at: '2026-01-31T12:00:00.000Z',
  ...fields,
});

const past = (caught: number, wolves: number): Partial<RuleEvidence> => ({
  gate: 'passed',
  history: {
    head: 'abc',
    commits: 9,
    versions: 9,
    introduced: 9,
    repaired: caught,
    removed: 0,
    lived_with: wolves,
    caught,
    repairs: [],
    cried_wolf: { share: wolves / (caught + wolves), interval: [0.4, 1], decided: caught + wolves },
  },
});

test('puts a rule that would have caught repairs before one that cried wolf, and says so', async () => {
  const { manager } = await aManager();
  manager.createPattern(aProposal('wolf', { rule: aRule('f($A)') }));
  manager.createPattern(aProposal('useful', { rule: aRule('g($A)') }));
  const evidence = [measured('wolf', 'f($A)', past(0, 5)), measured('useful', 'g($A)', past(5, 1))];
  const inbox = openInbox({
    patterns: manager.getAllPatterns(),
    revisions: [],
    changes: [],
    evidence,
    now: NOW,
  });
  expect(names(inbox)).toEqual(['useful', 'wolf']);
  expect(inbox.items[0]?.why[0]).toBe('↑ would have caught 5 past repairs');
  expect(inbox.items[1]?.traits).toMatchObject({ gate: 'passed', caught: 0, wolf: 0.4 });
});

test('takes evidence for that of the rule it names, in whatever pattern, and for no other', async () => {
  const { manager } = await aManager();
  manager.createPattern(aProposal('renamed', { rule: { ...aRule('f($A)'), fix: 'g($A)' } }));
  manager.createPattern(aProposal('edited', { rule: aRule('h($A)') }));
  manager.createPattern(aProposal('unknown', { rule: aRule('i($A)') }));
  manager.createPattern(aProposal('plain'));
  const evidence = [measured('before', 'f($A)', past(1, 1)), measured('edited', 'g($A)', past(3, 1))];
  const { items } = openInbox({
    patterns: manager.getAllPatterns(),
    revisions: [],
    changes: [],
    evidence,
    now: NOW,
  });
  const states = items.map(({ name, evidence: found, traits: { caught } }) => [name, found?.state, caught]);
  expect(new Map(states.map(([name, ...rest]) => [name, rest]))).toEqual(
    new Map([
      ['renamed', ['current', 1]],
      ['edited', ['stale', 0]],
      ['unknown', ['missing', 0]],
      ['plain', [undefined, 0]],
    ]),
  );
});
