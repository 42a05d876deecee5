import { expect, test } from 'vitest';
import { usedImports } from '../src/used-imports.ts';

const cut = (imports: readonly string[], ...used: readonly string[]): readonly string[] =>
  usedImports(imports, new Set(used), 40);

test('keeps the names that are used, by the name that code knows', () => {
  expect(cut(['from a import (\n    b,  # one\n    c as d,\n    e,\n)'], 'b', 'd')).toEqual([
    'from a import b, c as d',
  ]);
  expect(cut(["import { a, type B, c as d } from 'x';"], 'B', 'd')).toEqual([
    "import { type B, c as d } from 'x';",
  ]);
});

test('makes one import of two from the same module', () => {
  expect(cut(["import { a, b } from 'x';", "import { b, c } from 'x';"], 'a', 'b', 'c')).toEqual([
    "import { a, b, c } from 'x';",
  ]);
});

test('leaves other forms as they are, unless they are long', () => {
  const long = `import ${'x'.repeat(50)}`;
  const plain = [
    'import os.path as p',
    'from a import *',
    "import a, { b } from 'x'",
    "import * as y from 'y'",
  ];
  expect(cut([...plain, long, plain[0] ?? ''])).toEqual(plain);
});

test('drops an import of which nothing is used', () => {
  expect(cut(['from a import b'], 'c')).toEqual([]);
});
