import { expect, test } from 'vitest';
import { label, pathLabel } from '../../src/html/label.ts';

test('cuts a name at its end and a path at its beginning', () => {
  expect(label('a_rather_long_name', 8)).toBe('a_rathe…');
  expect(pathLabel('a/b/c/d.ts', 8)).toBe('…/c/d.ts');
  expect(pathLabel('a/b.ts', 8)).toBe('a/b.ts');
  expect(pathLabel('a/quite_long.ts', 8)).toBe('quite_l…');
});
