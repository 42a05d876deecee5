import { expect, test } from 'vitest';
import { nameOfRepair, plainSubject, severityOfRepair } from '../../src/repair/describe-repair.ts';

test.each([
  ['fix(loader): Close the file after an error (#123)', 'Close the file after an error'],
  ['🐛 Do not crash on empty input', 'Do not crash on empty input'],
  [':bug: [API-7] Bugfix: check bounds', 'Bugfix: check bounds'],
  ['Merge branch "topic" into main', ''],
  ['Fixed the length check', 'the length check'],
  ['fix for an endless loop', 'an endless loop'],
  ['Check the length first', 'Check the length first'],
])('takes from %j what tools and habits add', (subject, plain) => {
  expect(plainSubject(subject)).toBe(plain);
});

test('names a lesson by its subject, shortly', () => {
  expect(nameOfRepair('fix: Close the file after an error (#1)', 'a.py')).toBe('close_file_after_error');
  expect(nameOfRepair('one two three four five six seven eight nine', 'a.py')).toBe(
    'one_two_three_four_five_six_seven',
  );
});

test('names it by its file where the subject says nothing', () => {
  expect(nameOfRepair(undefined, 'src/userCart.ts')).toBe('repair_of_user_cart');
  expect(nameOfRepair('#12', '.py')).toMatch(/^repair_of_\w+$/);
});

test.each([
  ['Fix SQL injection in search', 'critical', 'sql injection'],
  ['Fix crash on empty basket', 'high', 'crash'],
  ['Fix typo', 'low', 'typo'],
  ['Handle empty basket', 'medium', 'nothing'],
] as const)('judges %j', (subject, severity, reason) => {
  const judged = severityOfRepair(subject);
  expect(judged.severity).toBe(severity);
  expect(judged.reason).toContain(reason);
});
