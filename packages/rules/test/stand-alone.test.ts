import type { Language } from '@feedback/schema';
import { expect, test } from 'vitest';
import { enclosingStatements, type StatementRun } from '../src/enclosing-statements.ts';
import { standAlone, type TakenCode } from '../src/stand-alone.ts';

const taken = (language: Language, code: string, line: number, outwards = 0): TakenCode => {
  const source = { language, code };
  const run = enclosingStatements(source, { first: line, last: line })[outwards] as StatementRun;
  return { source, run };
};

const PYTHON = `import os
import yaml
from app import audit, load

def read(path, strict):
    name = os.path.join(path, 'x')
    with open(name) as file:
        data = yaml.load(file, strict=strict)
    audit(data)
    return data
`;

test('brings the imports that are used, and the local names as parameters', () => {
  expect(standAlone([taken('python', PYTHON, 8)])).toEqual([
    'import yaml\n\ndef example(file, strict):\n    data = yaml.load(file, strict=strict)\n',
  ]);
});

test('does not make a parameter of what the code makes itself, nor of names from elsewhere', () => {
  expect(standAlone([taken('python', PYTHON, 8, 1)])).toEqual([
    'import yaml\n\ndef example(name, strict):\n    with open(name) as file:\n        data = yaml.load(file, strict=strict)\n',
  ]);
  expect(standAlone([taken('python', PYTHON, 9)])[0]).toContain('from app import audit\n\ndef example(data)');
});

test('leaves code outside of functions as it is', () => {
  expect(standAlone([taken('python', 'import re\nA = re.compile("a.b")\n', 2)])).toEqual([
    'import re\n\nA = re.compile("a.b")\n',
  ]);
});

test('gives both sides of a change the same surroundings', () => {
  const after = PYTHON.replace('import yaml', 'import ast\nimport yaml').replace(
    'yaml.load(file',
    'ast.load(file.read()',
  );
  const [bad, good] = standAlone([taken('python', PYTHON, 8), taken('python', after, 9)]);
  expect(bad?.replace('yaml.load(file', 'ast.load(file.read()')).toBe(good);
});

test('keeps await, yield and self valid', () => {
  const code = 'class A:\n    async def f(self, a):\n        b = await self.g(a)\n        yield b\n';
  expect(standAlone([taken('python', code, 3)])).toEqual([
    'async def example(self, a):\n    b = await self.g(a)\n',
  ]);
  const script = 'async function* f(a) {\n  const b = await g(a);\n  yield b;\n}\n';
  expect(standAlone([taken('typescript', script, 3)])).toEqual(['function* example(b) {\n  yield b;\n}\n']);
  expect(standAlone([taken('typescript', script, 2)])).toEqual([
    'async function example(a) {\n  const b = await g(a);\n}\n',
  ]);
});

test('reads imports and requires of JavaScript', () => {
  const code =
    "import fs, { join } from 'fs';\nconst http = require('http');\nconst big = 1;\nconst f = (path) => {\n  http.get(join(path, big));\n};\n";
  expect(standAlone([taken('javascript', code, 5)])).toEqual([
    "import fs, { join } from 'fs';\nconst http = require('http');\n\nfunction example(path) {\n  http.get(join(path, big));\n}\n",
  ]);
});
