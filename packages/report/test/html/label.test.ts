import { expect, test } from 'vitest';
import { label, pathLabel, percent } from '../../src/html/label.ts';

test('cuts a name at its end and a path at its beginning', () => {
  expect(label('a_rather_long_name', 8)).toBe('a_rathe…');
  expect(pathLabel('a/b/c/d.ts', 8)).toBe('…/c/d.ts');
  expect(pathLabel('a/b.ts', 8)).toBe('a/b.ts');
  expect(pathLabel('a/quite_long.ts', 8)).toBe('quite_l…');
});

test('never calls a few none, or nearly all all', () => {
  expect([
    percent(0, 0),
    percent(0, 9),
    percent(1, 999),
    percent(1, 3),
    percent(998, 999),
    percent(9, 9),
  ]).toEqual(['–', '0 %', '< 1 %', '33 %', '> 99 %', '100 %']);
});
