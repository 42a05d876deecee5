import { readFile, writeFile } from 'node:fs/promises';
import { fixedClock } from '@feedback/testing';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PatternManager, PatternsError } from '../../src/index.ts';
import { aManager } from '../a-pattern.ts';

const NAMES = ['a', 'b', 'c', 'd'] as const;

type Verb = (manager: PatternManager, name: string, other: string) => unknown;

/** Everything that a person can decide about a library. */
const VERBS: readonly Verb[] = [
  (manager, name) => manager.createPattern({ name, severity: 'low', matches: { signatures: [`s_${name}`] } }),
  (manager, name) => manager.createPattern({ name, status: 'proposed', tags: [name] }),
  (manager, name) => manager.acceptPattern(name, 'yes'),
  (manager, name) => manager.dismissPattern(name, 'no'),
  (manager, name) => manager.archivePattern(name),
  (manager, name) => manager.restorePattern(name),
  (manager, name, other) => manager.updatePattern(name, { name: `${other}_renamed`, severity: 'high' }),
  (manager, name) => manager.updatePattern(`${name}_renamed`, { name, tags: undefined }),
  (manager, name, other) => manager.updatePattern(name, { description: other, tags: [other, name] }, 'better'),
  (manager, name, other) => manager.mergePatterns([name], other, 'one cause'),
  (manager, name) => manager.snoozePattern(name, { until: '2026-03-01' }),
  (manager, name) => manager.deletePattern(name),
  (manager, name) => manager.acceptRevision(name),
  (manager, name) => manager.dismissRevision(name),
];

/** What goes on meanwhile without anybody deciding. */
const NOISE: readonly Verb[] = [
  (manager, name) => manager.addNewPatterns([{ pattern: `found_${name}`, count: 2 }]),
  (manager, name) => manager.updateFrequencies([{ pattern: name, count: 7 }]),
  (manager, name, other) => {
    manager.actAs({ author: 'bot', kind: 'tool' });
    try {
      manager.updatePattern(name, { description: `${other} says the bot` });
    } finally {
      manager.actAs({ author: 'Ada' });
    }
  },
];

const step = (verbs: readonly Verb[]) =>
  fc.record({ verb: fc.constantFrom(...verbs), name: fc.constantFrom(...NAMES), other: fc.constantFrom(...NAMES) });

/** Tries a verb; whether something was decided. */
const attempt = (manager: PatternManager, { verb, name, other }: { verb: Verb; name: string; other: string }): boolean => {
  const before = manager.getChanges().length;
  try {
    verb(manager, name, other);
  } catch (error) {
    if (!(error instanceof PatternsError)) throw error;
  }
  return manager.getChanges().length > before;
};

const byName = (manager: PatternManager) => ({
  patterns: manager.getAllPatterns({ status: 'all' }).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  revisions: manager.getRevisions(),
});

const aBusyManager = (): PatternManager => new PatternManager('/nowhere.json', { clock: fixedClock(), author: 'Ada' });

test('takes back any sequence of decisions to what was before, one by one or all at once', () => {
  fc.assert(
    fc.property(fc.array(step(VERBS), { maxLength: 14 }), fc.boolean(), (steps, atOnce) => {
      const manager = aBusyManager();
      const states = [byName(manager)];
      for (const each of steps) if (attempt(manager, each)) states.push(byName(manager));
      const last = states.at(-1);
      const decided = states.length - 1;
      if (atOnce && decided > 0) manager.undo(decided);
      else
        for (const state of states.slice(0, -1).toReversed()) {
          manager.undo();
          expect(byName(manager)).toEqual(state);
        }
      expect(byName(manager)).toEqual(states[0]);
      expect(() => manager.undo()).toThrow(expect.objectContaining({ code: 'NOTHING_TO_UNDO' }));
      // And the undo of all undos.
      if (decided > 0) manager.redo(decided);
      expect(byName(manager)).toEqual(last);
    }),
    { numRuns: 300 },
  );
});

test('takes decisions back among what analysis and tools do meanwhile', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(step(VERBS), step(NOISE)), { maxLength: 14 }),
      step(VERBS),
      step(NOISE),
      (steps, decision, noise) => {
        const manager = aBusyManager();
        for (const each of steps) attempt(manager, each);
        const before = byName(manager).patterns.map(({ occurrence_frequency: _, ...lesson }) => lesson);
        if (!attempt(manager, decision)) return;
        if (noise.verb === NOISE[1]) attempt(manager, noise);
        manager.undo();
        expect(byName(manager).patterns.map(({ occurrence_frequency: _, ...lesson }) => lesson)).toEqual(before);
      },
    ),
    { numRuns: 300 },
  );
});

test('remembers across files what can be taken back, and leaves the file as it was but for the history', async () => {
  const { manager, path } = await aManager({ form: 'lessons', author: 'Ada' });
  manager.addNewPatterns([{ pattern: 'x', count: 3 }]);
  await manager.savePatterns();
  const lessons = async () => (JSON.parse(await readFile(path, 'utf8')) as { patterns: unknown }).patterns;
  const before = await lessons();
  const decide = new PatternManager(path, { clock: fixedClock() });
  await decide.loadPatterns();
  decide.acceptPattern('x', 'it bit us');
  decide.updatePattern('x', { tags: ['a'] });
  await decide.savePatterns();
  const later = new PatternManager(path, { clock: fixedClock() });
  await later.loadPatterns();
  expect(later.undo(2).map(({ action }) => action)).toEqual(['updated', 'accepted']);
  await later.savePatterns();
  expect(await lessons()).toEqual(before);
});

test('does what was undone again only while nothing else was decided', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'x' });
  manager.archivePattern('x');
  manager.undo();
  manager.updatePattern('x', { severity: 'low' });
  expect(() => manager.redo()).toThrow(expect.objectContaining({ code: 'NOTHING_TO_UNDO' }));
});

test('takes the same undo by two people for one', async () => {
  const { manager, path } = await aManager();
  manager.createPattern({ name: 'x' });
  manager.createPattern({ name: 'y' });
  await manager.savePatterns();
  const [one, two] = [1, 2].map(() => new PatternManager(path, { clock: fixedClock() }));
  if (one === undefined || two === undefined) throw new Error('two managers');
  await Promise.all([one.loadPatterns(), two.loadPatterns()]);
  one.undo();
  two.undo();
  await one.savePatterns();
  await two.savePatterns();
  expect(two.getAllPatterns().map(({ name }) => name)).toEqual(['x']);
  expect(two.undo().map(({ pattern }) => pattern)).toEqual(['x']);
});

test('refuses to lose what was written into the file by hand since', async () => {
  const { manager, path } = await aManager();
  manager.createPattern({ name: 'x', description: 'old' });
  manager.updatePattern('x', { description: 'new' });
  await manager.savePatterns();
  await writeFile(path, (await readFile(path, 'utf8')).replace('"description": "new"', '"description": "mine"'));
  const again = new PatternManager(path, { clock: fixedClock() });
  await again.loadPatterns();
  expect(() => again.undo()).toThrow(expect.objectContaining({ code: 'CANNOT_UNDO', pattern: 'x' }));
  expect(again.getPatternByName('x')?.description).toBe('mine');
});

test.each([
  ['says nothing of what was before', undefined],
  ['says nonsense', [{ kind: 'changed', pattern: 7 }]],
  ['says what is no pattern', [{ kind: 'deleted', pattern: 'y', was: { name: 'y', severity: 3 } }]],
  ['names a pattern that is gone', [{ kind: 'changed', pattern: 'gone', was: {}, now: '' }]],
])('refuses to follow a history that %s', async (_case, undo) => {
  const { manager, path } = await aManager();
  const change = { timestamp: '2026-01-01T00:00:00.000Z', action: 'updated', pattern: 'x', undo };
  await writeFile(path, JSON.stringify({ patterns: [{ name: 'x' }], changelog: [change] }));
  await manager.loadPatterns();
  expect(() => manager.undo()).toThrow(expect.objectContaining({ code: 'CANNOT_UNDO' }));
  expect(manager.getChanges()).toHaveLength(1);
});

test.each([[0], [-1], [1.5], [Number.NaN]])('refuses %s steps', async (steps) => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'x' });
  expect(() => manager.undo(steps)).toThrow(expect.objectContaining({ code: 'INVALID_VALUE' }));
});

test('takes all steps or none', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'x' });
  expect(() => manager.undo(2)).toThrow(expect.objectContaining({ code: 'NOTHING_TO_UNDO' }));
  expect(manager.getPatternByName('x')).toBeDefined();
});

test('lets a tool take back what tools did, and nothing of people', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'x', status: 'proposed' });
  manager.actAs({ author: 'bot', kind: 'tool' });
  manager.updatePattern('x', { severity: 'low' });
  expect(manager.undo()).toMatchObject([{ action: 'updated', by: 'tool' }]);
  expect(() => manager.undo()).toThrow(expect.objectContaining({ code: 'NEEDS_PERSON' }));
});
