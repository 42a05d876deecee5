import { expect, test } from 'vitest';
import type { Language } from '@feedback/schema';
import { repairPlaces } from '../../src/repair/repair-pairs.ts';

const pairs = (before: string, after: string, language: Language = 'python') =>
  repairPlaces({ path: 'a', language, before, after }).map((place) =>
    place.pairs.map(({ bad, good }) => [bad.trimEnd(), good.trimEnd()]),
  );

const inFunction = (body: string): string =>
  `import yaml\n\ndef load(path):\n    with open(path) as file:\n        ${body}\n    return data\n`;

test('tells the statement that changed, then what it stands in', () => {
  const [place] = pairs(inFunction('data = yaml.load(file)'), inFunction('data = yaml.safe_load(file)'));
  const alone = 'import yaml\n\ndef example(file):\n    ';
  expect(place?.[0]).toEqual([`${alone}data = yaml.load(file)`, `${alone}data = yaml.safe_load(file)`]);
  expect(place?.[1]?.[0]).toContain('def example(path):\n    with open(path) as file:\n');
});

test('brings the statement beside an inserted one', () => {
  const [place] = pairs(
    'def f(items):\n    first = items[0]\n    return first\n',
    'def f(items):\n    if not items:\n        return None\n\n    first = items[0]\n    return first\n',
  );
  expect(place?.[0]).toEqual([
    'def example(items):\n    first = items[0]',
    'def example(items):\n    if not items:\n        return None\n\n    first = items[0]',
  ]);
});

test('makes an example of each place', () => {
  const code = (call: string): string => `a = ${call}(x)\nlog(a)\nb = ${call}(y)\n`;
  expect(pairs(code('eval'), code('literal_eval')).map(([smallest]) => smallest?.[0])).toEqual([
    'a = eval(x)',
    'b = eval(y)',
  ]);
});

test('leaves layout, comments and docstrings out', () => {
  expect(pairs('f(a,b)\n', 'f(a, b)\n')).toEqual([]);
  expect(pairs('f(a)  # once\n', '# twice\nf(a)\n')).toEqual([]);
  const documented = (text: string): string => `def f():\n    """${text}"""\n    return 1\n`;
  expect(pairs(documented('Teh one.\n\n    More.'), documented('The one.\n\n    More.'))).toEqual([]);
});

test('leaves code out that does not parse', () => {
  expect(pairs('f(a\n', 'f(a)\n')).toEqual([]);
});

test('does not mistake a changed head for a changed body', () => {
  const [place] = pairs('if a: return b\n', 'if c: return d\n');
  expect(place?.[0]).toEqual(['if a: return b', 'if c: return d']);
});

test('reads TypeScript, methods in a class of their own', () => {
  const code = (method: string): string => `class A {\n  ${method} {\n    return x;\n  }\n}\n`;
  const [place] = pairs(code('get()'), code('async get()'), 'typescript');
  expect(place?.[0]).toEqual([
    'class Example {\nget() {\n  return x;\n}\n}',
    'class Example {\nasync get() {\n  return x;\n}\n}',
  ]);
});

test('has no example in a file that is new, gone, or the same', () => {
  expect([pairs('', 'x = 1\n'), pairs('x = 1\n', ''), pairs('x = 1\n', 'x = 1\n')]).toEqual([[], [], []]);
});
