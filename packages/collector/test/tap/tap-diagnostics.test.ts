import { expect, it } from 'vitest';
import { tapDiagnostics } from '../../src/tap/tap-diagnostics.ts';

const valuesOf = (text: string): object => Object.fromEntries(tapDiagnostics(text.split('\n')).values);

it('reads plain, quoted and block scalars and maps', () => {
  expect(
    valuesOf(
      "  message: it's\n  error: 'it''s'\n  name: \"a\\nb\"\n  stack: |-\n    one\n      two\n  at:\n    line: 3\n    file: a.js",
    ),
  ).toEqual({
    message: "it's",
    error: "it's",
    name: 'a\nb',
    stack: 'one\n  two',
    'at.line': '3',
    'at.file': 'a.js',
  });
});

it('leaves the rest of YAML as text', () => {
  expect(valuesOf('a: &x [1, 2]\nb: *x')).toEqual({ a: '&x [1, 2]', b: '*x' });
});

it('keeps the first of several values', () => {
  expect(valuesOf('message: a\nmessage: b')).toEqual({ message: 'a' });
});
