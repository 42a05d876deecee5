import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeLayers, isSwitch } from '../../src/index.ts';
import { blankPattern } from '../../src/library/read-pattern.ts';
import { aPattern } from '../a-pattern.ts';
import { anyPatterns } from '../arbitrary-patterns.ts';
import { aLayer } from './a-layer.ts';

const rule = { language: 'python', rule: { pattern: 'eval($A)' } } as const;
const below = aLayer([aPattern({ rule, tier: 'proved_check' })], { name: 'organisation' });

test('replaces a lesson as a whole and tells which fields are new', () => {
  const mine = aPattern({ severity: 'low', rule, tier: 'proved_check', good_example: 'first = next(it)' });
  const { lessons } = composeLayers([below, aLayer([mine])]);
  expect(lessons).toEqual([
    { lesson: mine, layer: 'team', overridden: { good_example: 'team', severity: 'team' } },
  ]);
});

test('lays single fields over a lesson and keeps the rest', () => {
  const { lessons, problems } = composeLayers([
    below,
    aLayer([], { overrides: { 'Bounds-Checking': { severity: 'critical' } } }),
    aLayer([], { name: 'repository', kind: 'repository', overrides: { bounds_checking: { tags: ['x'] } } }),
  ]);
  expect(problems).toEqual([]);
  expect(lessons).toEqual([
    {
      lesson: { ...below.lessons[0], severity: 'critical', tags: ['x'] },
      layer: 'organisation',
      overridden: { severity: 'team', tags: 'repository' },
    },
  ]);
});

test('lets an entry that teaches nothing switch a lesson off and keep what it teaches', () => {
  const off = { ...blankPattern('bounds checking'), status: 'archived' as const };
  expect(isSwitch(off)).toBe(true);
  const [only] = composeLayers([below, aLayer([off])]).lessons;
  expect(only).toEqual({
    lesson: { ...below.lessons[0], status: 'archived' },
    layer: 'organisation',
    overridden: { status: 'team' },
  });
});

test('lets a proposal replace nothing that is in force', () => {
  const proposal = aPattern({ severity: 'low', status: 'proposed' });
  const { lessons } = composeLayers([below, aLayer([proposal], { kind: 'repository' })]);
  expect(lessons[0]?.lesson.severity).toBe('high');
});

test('leaves the inbox and the archive of other libraries with them', () => {
  const lessons = [
    aPattern({ name: 'a', status: 'proposed' }),
    aPattern({ name: 'b', status: 'archived' }),
    aPattern({ name: 'c' }),
  ];
  const names = (kind: 'extended' | 'repository') =>
    composeLayers([aLayer(lessons, { kind })]).lessons.map(({ lesson }) => lesson.name);
  expect([names('extended'), names('repository')]).toEqual([['c'], ['a', 'b', 'c']]);
});

test('lets an extended library switch off what lies below it, not propose it', () => {
  const layersWith = (status: 'archived' | 'proposed') =>
    composeLayers([
      below,
      aLayer([aPattern({ status: 'archived' })]),
      aLayer([aPattern({ status, severity: 'low' })], { name: 'more' }),
    ]).lessons.map(({ lesson }) => [lesson.status, lesson.severity]);
  expect([layersWith('archived'), layersWith('proposed')]).toEqual([
    [['archived', 'low']],
    [['archived', 'high']],
  ]);
});

test('tells an override of a name that no layer has', () => {
  const { problems } = composeLayers([
    below,
    aLayer([], { path: 'team.json', overrides: { bound_checking: { severity: 'low' } } }),
  ]);
  expect(problems).toMatchObject([{ severity: 'warning', code: 'UNKNOWN_OVERRIDE', path: 'team.json' }]);
});

test('lets a layer trust a rule less, not more', () => {
  const tierWith = (tier: 'advice' | 'proved_fix') => {
    const { lessons, problems } = composeLayers([
      below,
      aLayer([], { overrides: { bounds_checking: { tier } } }),
    ]);
    return [lessons[0]?.lesson.tier, problems.map(({ code }) => code)];
  };
  expect([tierWith('advice'), tierWith('proved_fix')]).toEqual([
    ['advice', []],
    ['proved_check', ['INVALID_OVERRIDE']],
  ]);
});

test('lets the lesson of a layer count more than its own override of that name', () => {
  const mine = aPattern({ severity: 'low' });
  const { lessons } = composeLayers([
    below,
    aLayer([mine], { overrides: { bounds_checking: { severity: 'critical' } } }),
  ]);
  expect(lessons[0]?.lesson.severity).toBe('low');
});

test('adds nothing by an empty layer anywhere', () => {
  fc.assert(
    fc.property(anyPatterns, anyPatterns, (a, b) => {
      const plain = composeLayers([aLayer(a), aLayer(b)]).lessons;
      const empty = aLayer([], { name: 'empty' });
      expect(composeLayers([empty, aLayer(a), empty, aLayer(b), empty]).lessons).toEqual(plain);
    }),
    { numRuns: 30 },
  );
});

test('changes nothing about a lesson by the same library twice', () => {
  fc.assert(
    fc.property(anyPatterns, (patterns) => {
      const once = composeLayers([aLayer(patterns)]).lessons.map(({ lesson }) => lesson);
      expect(composeLayers([aLayer(patterns), aLayer(patterns)]).lessons.map(({ lesson }) => lesson)).toEqual(
        once,
      );
    }),
    { numRuns: 30 },
  );
});
