import { readFile, writeFile } from 'node:fs/promises';
import { fixedClock } from '@feedback/testing';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PatternManager, PatternsError } from '../../src/index.ts';
import { lessonOf } from '../../src/library/write-library.ts';
import { aManager, aPattern } from '../a-pattern.ts';

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
  (manager, name, other) =>
    manager.updatePattern(name, { description: other, tags: [other, name] }, 'better'),
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
  fc.record({
    verb: fc.constantFrom(...verbs),
    name: fc.constantFrom(...NAMES),
    other: fc.constantFrom(...NAMES),
  });

/** Tries a verb; whether something was decided. */
const attempt = (
  manager: PatternManager,
  { verb, name, other }: { verb: Verb; name: string; other: string },
): boolean => {
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

const aBusyManager = (): PatternManager =>
  new PatternManager('/nowhere.json', { clock: fixedClock(), author: 'Ada' });

/** Takes the steps; the states of the library from the first to the last, one for each decision. */
const statesOf = (manager: PatternManager, steps: readonly Parameters<typeof attempt>[1][]) => {
  const states = [byName(manager)];
  for (const each of steps) if (attempt(manager, each)) states.push(byName(manager));
  return states;
};

const someSteps = fc.array(step(VERBS), { minLength: 1, maxLength: 14 });

test('takes back any sequence of decisions, one by one, each to what was before', () => {
  fc.assert(
    fc.property(someSteps, (steps) => {
      const manager = aBusyManager();
      const states = statesOf(manager, steps);
      const seen = states.slice(1).map(() => {
        manager.undo();
        return byName(manager);
      });
      expect(seen).toEqual(states.slice(0, -1).toReversed());
      expect(() => manager.undo()).toThrow(expect.objectContaining({ code: 'NOTHING_TO_UNDO' }));
    }),
    { numRuns: 300 },
  );
});

test('takes back any sequence of decisions at once, and the undo of it', () => {
  fc.assert(
    fc.property(someSteps, (steps) => {
      const manager = aBusyManager();
      const states = statesOf(manager, steps);
      fc.pre(states.length > 1);
      manager.undo(states.length - 1);
      expect(byName(manager)).toEqual(states[0]);
      manager.redo(states.length - 1);
      expect(byName(manager)).toEqual(states.at(-1));
    }),
    { numRuns: 300 },
  );
});

test('takes the last decision back whatever analysis and tools did before it and counted after it', () => {
  const lessonsOf = (manager: PatternManager) => byName(manager).patterns.map(lessonOf);
  fc.assert(
    fc.property(
      fc.array(fc.oneof(step(VERBS), step(NOISE)), { maxLength: 14 }),
      step(VERBS),
      fc.constantFrom(...NAMES),
      (steps, decision, name) => {
        const manager = aBusyManager();
        for (const each of steps) attempt(manager, each);
        const before = lessonsOf(manager);
        fc.pre(attempt(manager, decision));
        manager.updateFrequencies([{ pattern: name, count: 9 }]);
        manager.undo();
        expect(lessonsOf(manager)).toEqual(before);
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
  await writeFile(
    path,
    (await readFile(path, 'utf8')).replace('"description": "new"', '"description": "mine"'),
  );
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

test('steps over changes of numbers, which are not its to take back', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'x' });
  manager.updatePattern('x', { occurrence_frequency: 5 });
  manager.updatePattern('x', { severity: 'low', occurrence_frequency: 6 });
  manager.undo();
  expect(manager.getPatternByName('x')).toMatchObject({ severity: 'medium', occurrence_frequency: 6 });
  manager.undo();
  expect(manager.getPatternByName('x')).toBeUndefined();
});

test("takes another layer's copy away with the first change that was made to it", async () => {
  const { manager } = await aManager();
  const lesson = { ...aPattern({ name: 'x' }), status: 'active' as const };
  manager.adoptPattern(lesson);
  manager.archivePattern('x');
  manager.restorePattern('x');
  expect(manager.getChanges().map(({ action }) => action)).toEqual(['archived', 'restored']);
  manager.undo();
  expect(manager.getPatternByName('x')?.status).toBe('archived');
  manager.undo();
  expect(manager.getPatternByName('x')).toBeUndefined();
  manager.redo();
  expect(manager.getPatternByName('x')).toEqual({ ...lesson, status: 'archived' });
});

test('lets a tool take back what tools did, and nothing of people', async () => {
  const { manager } = await aManager();
  manager.createPattern({ name: 'x', status: 'proposed' });
  manager.actAs({ author: 'bot', kind: 'tool' });
  manager.updatePattern('x', { severity: 'low' });
  expect(manager.undo()).toMatchObject([{ action: 'updated', by: 'tool' }]);
  expect(() => manager.undo()).toThrow(expect.objectContaining({ code: 'NEEDS_PERSON' }));
});
