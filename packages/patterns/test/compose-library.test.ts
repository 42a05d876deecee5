import { expect, test } from 'vitest';
import { composeLibrary } from '../src/index.ts';
import { aPattern } from './a-pattern.ts';
import { aLayer } from './layers/a-layer.ts';

test('lets a later layer override a pattern by name, in any spelling', () => {
  const layers = [
    aLayer([aPattern({ name: 'a' }), aPattern({ name: 'bounds_checking' })]),
    aLayer([aPattern({ name: 'Bounds Checking', status: 'archived' })]),
  ];
  const composed = composeLibrary({ layers, stats: [] });
  expect(composed.map(({ name, status }) => [name, status])).toEqual([
    ['a', undefined],
    ['Bounds Checking', 'archived'],
  ]);
});

test('joins the numbers of the store and not those that a layer brings', () => {
  const layers = [
    aLayer([
      aPattern({ name: 'known', occurrence_frequency: 3 }),
      aPattern({ name: 'other', occurrence_frequency: 3 }),
    ]),
  ];
  const stats = [{ pattern: 'known', occurrence_frequency: 7, last_occurrence: null, effectiveness: 0.25 }];
  expect(composeLibrary({ layers, stats })).toMatchObject([
    { occurrence_frequency: 7, effectiveness_score: 0.25, effectiveness: 0.25 },
    { occurrence_frequency: 0, effectiveness_score: 0.5, effectiveness: null },
  ]);
});
