import { expect, test } from 'vitest';
import { areGone } from '../../src/repair/gone-names.ts';

const files = (before: string, after: string) => [
  { path: 'a.ts', language: 'typescript', before, after } as const,
];

test.each([
  ['a function that went', 'function check() {}\ncheck();\n', 'run();\n', true],
  ['a property that went', 'const a = { check: 1 };\nb(a.check);\n', 'const a = {};\n', true],
  ['a function that somebody still calls', 'function check() {}\ncheck();\n', 'check();\n', false],
  ['a function of another file', 'check();\n', 'run();\n', false],
])('%s', (_, before, after, expected) => {
  expect(areGone(['check'], files(before, after))).toBe(expected);
});

test('one name that is left is enough', () => {
  expect(areGone(['check', 'left'], files('const check = 1;\nconst left = 2;\n', 'use(left);\n'))).toBe(
    false,
  );
});
