import { expect, test } from 'vitest';
import { essenceOf } from '../../../src/interchange/instructions/essence.ts';

test('leaves what differs, with a line around it, at the margin', () => {
  const bad = 'import os\n\ndef read(path):\n    return open(path).read()\n\nprint(1)\nprint(2)\n';
  const good =
    'import os\n\ndef read(path):\n    with open(path) as f:\n        return f.read()\n\nprint(1)\nprint(2)\n';
  expect(essenceOf(bad, good)).toEqual({
    bad: 'def read(path):\n    return open(path).read()\n',
    good: 'def read(path):\n    with open(path) as f:\n        return f.read()\n',
  });
});

test('keeps a line to stand on where the good example only adds some', () => {
  expect(essenceOf('  a()\n  b()\n  c()', '  a()\n  check()\n  b()\n  c()')).toEqual({
    bad: 'a()\nb()',
    good: 'a()\ncheck()\nb()',
  });
});

test.each([
  ['f()', ''],
  ['', 'g()'],
  ['f()', 'f()'],
])('leaves %j and %j as they are', (bad, good) => {
  expect(essenceOf(bad, good)).toEqual({ bad, good });
});
