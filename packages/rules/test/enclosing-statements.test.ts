import { expect, test } from 'vitest';
import type { Language } from '@feedback/schema';
import { enclosingStatements } from '../src/enclosing-statements.ts';

const around = (language: Language, code: string, first: number, last = first): string[] =>
  enclosingStatements({ language, code }, { first, last }).map((run) => run.code);

const PYTHON = `import os

class Shop:
    def first(self, items):
        # the first one
        total = 0
        if items:
            total = items[0]
            log(total)
        return total
`;

test('tells a statement, then what it stands in, without indentation', () => {
  const [statement, block, method, ...more] = around('python', PYTHON, 8);
  expect(statement).toBe('total = items[0]');
  expect(block).toBe('if items:\n    total = items[0]\n    log(total)');
  expect(method).toMatch(/^def first\(self, items\):\n {4}# the first one\n {4}total = 0\n/);
  expect(more).toHaveLength(1);
});

test('tells neighbours together when the lines cover them', () => {
  expect(around('python', PYTHON, 8, 9)[0]).toBe('total = items[0]\nlog(total)');
  expect(around('python', PYTHON, 6, 7)[0]).toMatch(/^total = 0\nif items:/);
});

test('stays with the whole statement when its head is among the lines', () => {
  expect(around('python', PYTHON, 7)[0]).toMatch(/^if items:/);
  expect(around('python', 'try:\n    go()\nexcept:\n    pass\n', 3)[0]).toBe(
    'try:\n    go()\nexcept:\n    pass',
  );
});

test('knows braces, and a body on the line of its head', () => {
  const code =
    'function f(a) {\n  if (a) { return g(a); }\n  const b = a.map((x) => {\n    return x;\n  });\n}\n';
  expect(around('typescript', code, 2)[0]).toBe('if (a) { return g(a); }');
  expect(around('typescript', code, 4)[0]).toBe('return x;');
  expect(around('typescript', code, 5)[0]).toBe('const b = a.map((x) => {\n  return x;\n});');
});

test('puts members of a class into a class', () => {
  const code = 'class A {\n  b = 1;\n\n  c(x: number) {\n    return x;\n  }\n}\n';
  expect(around('typescript', code, 4)[0]).toBe('class Example {\nc(x: number) {\n  return x;\n}\n}');
});

test('has nothing for lines without statements', () => {
  expect(around('python', PYTHON, 2)).toEqual([]);
  expect(around('python', '', 1)).toEqual([]);
});
