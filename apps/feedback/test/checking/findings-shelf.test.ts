import { Severity, type Finding } from '@feedback/schema';
import { expect, test } from 'vitest';
import { createShelf } from '../../src/checking/findings-shelf.ts';

const aFinding = (index: number): Finding => ({
  pattern: index % 3 === 0 ? 'a' : 'b',
  severity: Severity.options[index % Severity.options.length] ?? 'low',
  tier: index % 2 === 0 ? 'proved_check' : 'proved_fix',
  path: 'here',
  line: index + 1,
  column: index * 1_000 + 1,
  end_line: index + 2,
  end_column: 4_999_999,
  message: `Message ${index % 4}.`,
  fixable: index % 5 === 0,
});

test('gives back what was put on it, under its new path', () => {
  const files = [1, 7, 30].map((length) => Array.from({ length }, (_, index) => aFinding(index)));
  const shelf = createShelf();
  for (const [index, found] of files.entries()) shelf.add(`p${index}`, found);
  expect([...shelf.files()]).toEqual(
    files.map((found, index) => found.map((each) => ({ ...each, path: `p${index}` }))),
  );
  expect(shelf.count()).toBe(38);
  expect(shelf.samples().map(({ pattern }) => pattern)).toEqual(['a', 'b']);
});

test('is empty at first', () => {
  const shelf = createShelf();
  expect([shelf.count(), [...shelf.files()], shelf.samples()]).toEqual([0, [], []]);
});
