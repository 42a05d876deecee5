import { readFile } from 'node:fs/promises';
import { patternName, type RuleEvidence, type RuleHistory } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { evidencePath, keepEvidence, readEvidenceFile } from '../../src/learning/evidence-file.ts';

const HISTORY: RuleHistory = {
  head: 'abc',
  commits: 3,
  versions: 3,
  introduced: 1,
  repaired: 1,
  removed: 0,
  lived_with: 0,
  caught: 1,
  repairs: [],
  cried_wolf: { share: 0, interval: [0, 0.79], decided: 1 },
};

const anEvidence = (rule: string, fields: Partial<RuleEvidence> = {}): RuleEvidence => ({
  rule,
  pattern: 'x',
  measured_at: '2026-01-31T12:00:00.000Z',
  ...fields,
});

const known = (rules: readonly string[], patterns: readonly string[] = ['x']) => ({
  rules: new Set(rules),
  patterns: new Set(patterns.map(patternName)),
});

const rulesIn = async (root: string): Promise<readonly RuleEvidence[]> => {
  const reading = await readEvidenceFile(root);
  return reading.kind === 'read' ? reading.rules : [];
};

test('has none where there is no file, and writes a line for each rule in one order', async () => {
  const root = await temporaryFolder();
  expect(await readEvidenceFile(root)).toEqual({ kind: 'read', rules: [] });
  const given = [anEvidence('l_2', { pattern: 'b' }), anEvidence('l_1', { pattern: 'b' }), anEvidence('l_3')];
  const all = known(['l_1', 'l_2', 'l_3'], ['b', 'x']);
  await keepEvidence(root, given, all);
  const text = await readFile(evidencePath(root), 'utf8');
  expect(text.split('\n').map((line) => /l_\d/.exec(line)?.[0])).toEqual([
    undefined,
    'l_1',
    'l_2',
    'l_3',
    undefined,
    undefined,
  ]);
  await keepEvidence(root, given.toReversed(), all);
  expect(await readFile(evidencePath(root), 'utf8')).toBe(text);
});

test('keeps what was not measured again, and a history that could not be replayed again', async () => {
  const root = await temporaryFolder();
  const here = { hits: 0, files: 0, lines: 9, per_1000_lines: 0 };
  await keepEvidence(root, [anEvidence('l_1', { here, gate: 'passed', history: HISTORY })], known(['l_1']));
  await keepEvidence(root, [anEvidence('l_1', { no_history: 'git_failed' })], known(['l_1']));
  expect(await rulesIn(root)).toEqual([anEvidence('l_1', { here, gate: 'passed', history: HISTORY })]);
  const nowhere = { ...here, lines: 0, per_1000_lines: null };
  await keepEvidence(root, [anEvidence('l_1', { here: nowhere })], known(['l_1']));
  expect(await rulesIn(root)).toEqual([anEvidence('l_1', { here: nowhere, history: HISTORY })]);
});

test('remembers the last rules of a pattern that it has no more, and none of a pattern that is gone', async () => {
  const root = await temporaryFolder();
  const dated = (rule: string, day: number, pattern = 'x') =>
    anEvidence(rule, { pattern, measured_at: `2026-01-0${day}T12:00:00.000Z` });
  const given = [dated('l_1', 1), dated('l_2', 2), dated('l_3', 3), dated('l_4', 4), dated('l_5', 5, 'gone')];
  await keepEvidence(root, given, known(['l_1']));
  expect((await rulesIn(root)).map(({ rule }) => rule)).toEqual(['l_1', 'l_3', 'l_4']);
});

test('lays what several writers found over each other', async () => {
  const root = await temporaryFolder();
  const rules = Array.from({ length: 8 }, (_, at) => `l_${at}`);
  await Promise.all(rules.map((rule) => keepEvidence(root, [anEvidence(rule)], known(rules))));
  expect((await rulesIn(root)).map(({ rule }) => rule)).toEqual(rules);
});

test.each([
  ['no JSON', '{'],
  ['a conflict', '<<<<<<< HEAD\n{}\n'],
  ['another version', '{"schema_version": 2, "rules": []}'],
  ['a list', '[]'],
  ['a rule without a name', '{"schema_version": 1, "rules": [{}]}'],
])('tells of a file with %s and leaves it alone', async (_what, text) => {
  const root = await temporaryFolder();
  const { nodeFileSystem } = await import('@feedback/schema/node');
  await nodeFileSystem.writeText(evidencePath(root), text);
  const problem = await keepEvidence(root, [anEvidence('l_1')], known(['l_1']));
  expect(problem).toMatchObject({ code: 'DAMAGED_EVIDENCE', severity: 'warning', path: evidencePath(root) });
  expect(await readFile(evidencePath(root), 'utf8')).toBe(text);
});
