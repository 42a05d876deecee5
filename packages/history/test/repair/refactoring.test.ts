import type { Language } from '@feedback/schema';
import { expect, test } from 'vitest';
import { contextOf, refactoringOf, type Refactoring } from '../../src/repair/refactoring.ts';
import { repairPlaces } from '../../src/repair/repair-pairs.ts';

const looks = (before: string, after: string, language: Language): readonly (Refactoring | undefined)[] => {
  const file = { path: 'a', language, before, after };
  const context = contextOf([file]);
  return repairPlaces(file).map((place) => refactoringOf(place, context));
};

test.each([
  [
    'types of parameters',
    'function f(a: string): void {\n  g(a);\n}\n',
    'function f(a: string | null): void {\n  g(a);\n}\n',
    'annotation',
  ],
  ['a cast', 'const a = b as Box;\n', 'const a = b as Bag;\n', 'annotation'],
  ['an import', "import { a } from './old';\n", "import { a } from './new';\n", 'imports'],
  ['an import that grows', "import { a } from './old';\n", "import { a, b } from './old';\n", 'imports'],
  ['a required module', "const a = require('a');\n", "const a = require('b');\n", 'imports'],
  [
    'a guard',
    'function f(a) {\n  g(a);\n}\n',
    'function f(a) {\n  if (!a) return;\n  g(a);\n}\n',
    'addition',
  ],
  ['a condition', 'if (a) {\n  g(a);\n}\n', 'if (a && b) {\n  g(a);\n}\n', 'addition'],
  ['a number', 'const size = 5;\n', 'const size = 6;\n', 'value'],
  [
    'a further parameter',
    'const f = (a) => {\n  g(a);\n};\n',
    'const f = (a, b) => {\n  g(a);\n};\n',
    'addition',
  ],
] as const)('recognises %s', (_, before, after, kind) => {
  expect(looks(before, after, 'typescript').map((look) => look?.kind)).toEqual([kind]);
});

test('recognises a call of a function whose head changed', () => {
  const code = (head: string, call: string): string =>
    `class Till {\n  ring(${head}) {\n    return a;\n  }\n\n  close() {\n    const sum = this.ring(${call});\n    return sum;\n  }\n}\n`;
  expect(looks(code('a', '1'), code('a, b', '1, 2'), 'typescript')).toContainEqual({
    kind: 'signature',
    name: 'ring',
  });
});

test('recognises code that moved', () => {
  const moved =
    '    total = price * count + shipping\n    total = total - rebate(total)\n    log(total, price, count)\n';
  const before = `def f(price, count):\n${moved}    return total\n\ndef g(price, count):\n    return price\n`;
  const after = `def f(price, count):\n    return total\n\ndef g(price, count):\n${moved.replaceAll('    ', '        ').replace(/^/, '    if price:\n')}    return price\n`;
  expect(looks(before, after, 'python').map((look) => look?.kind)).toContain('move');
});

test('takes an exchanged call for a repair', () => {
  expect(looks('x = yaml.load(f)\n', 'x = yaml.safe_load(f)\n', 'python')).toEqual([undefined]);
});
