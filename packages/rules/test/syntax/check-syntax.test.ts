import type { Language } from '@feedback/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSyntax } from '../../src/index.ts';
import { BROKEN, NEWER, VALID } from './python-snippets.ts';

describe('Python', () => {
  it.each(VALID)('accepts %j', (code) => {
    expect(checkSyntax({ language: 'python', code })).toEqual([]);
  });

  it.each(NEWER)('accepts the newer %j', (code) => {
    expect(checkSyntax({ language: 'python', code })).toEqual([]);
  });

  it.each(BROKEN)('refuses %j', (code) => {
    expect(checkSyntax({ language: 'python', code })).toMatchObject([{ code: 'SYNTAX_ERROR' }]);
  });

  it.each<[string, string, number, RegExp]>([
    ['a missing colon', 'x = 1\nif x\n    y = 2\n', 2, /':' expected/],
    ['a missing block', 'def f():\nx = 1\n', 2, /indented block/],
    ['an unexpected indent', 'x = 1\n    y = 2\n', 2, /unexpected indent/],
    ['an unindent that fits nothing', 'if x:\n        a\n    b\n', 3, /unindent/],
    ['tabs among spaces', 'if x:\n        a\n\tb\n', 3, /tabs and spaces/],
    [
      'a bracket that stays open, where it opens',
      'a = 1\nb = f(\nc = 2\ndef g(): pass\n',
      2,
      /'\(' is never closed/,
    ],
    ['a bracket of the wrong kind', 'a = [\n1)\n', 2, /'\)' does not close the '\[' of line 1/],
    ['a string without end', 'a = 1\nb = "x\n', 2, /not terminated/],
    ['a line behind a string of several', 'a = """\n\n"""\nb b\n', 4, /invalid syntax/],
  ])('says where %s is', (_, code, line, message) => {
    const [problem] = checkSyntax({ language: 'python', code });
    expect(problem?.line).toBe(line);
    expect(problem?.message).toMatch(message);
  });
});

describe('JavaScript and TypeScript', () => {
  it.each<[Language, string]>([
    ['javascript', 'const a = <b c={1}>x</b>;'],
    ['javascript', '#!/usr/bin/env node\nimport a from "a";\nawait a;'],
    ['javascript', 'return 1;'],
    ['typescript', 'const a = <T,>(b: T) => b satisfies unknown;'],
    ['typescript', 'const a = <Foo>b;'],
    ['typescript', '@dec class A { accessor b = 1; declare c: string }'],
    ['tsx', 'const a = <B<string> c={1 as number} />;'],
    ['tsx', ''],
  ])('accepts %s: %s', (language, code) => {
    expect(checkSyntax({ language, code })).toEqual([]);
  });

  it.each<[Language, string, number]>([
    ['javascript', 'let a = 1;\nlet b = (2;', 2],
    ['javascript', 'const a: number = 1;', 1],
    ['typescript', 'const a = {\n  b: 1\n  c: 2\n};', 3],
    ['typescript', 'const a = <div/>;', 1],
    ['tsx', 'const a = <div>;', 1],
    ['tsx', 'if (a { b() }', 1],
  ])('refuses %s: %s', (language, code, line) => {
    expect(checkSyntax({ language, code })).toMatchObject([{ code: 'SYNTAX_ERROR', line }]);
  });
});

const LANGUAGES: readonly Language[] = ['python', 'javascript', 'typescript', 'tsx'];

describe('any language', () => {
  it.each(LANGUAGES)('ignores a byte order mark in %s', (language) => {
    expect(checkSyntax({ language, code: '\uFEFFa' })).toEqual([]);
  });

  it.each(LANGUAGES)('refuses NUL characters in %s', (language) => {
    expect(checkSyntax({ language, code: 'a = 1\0' })).toHaveLength(1);
  });

  it.each(LANGUAGES)('has a problem, not an overflow, with nesting in %s', (language) => {
    const code = `x = ${'('.repeat(20_000)}1${')'.repeat(20_000)}`;
    expect(checkSyntax({ language, code })).toHaveLength(1);
  });

  it('has a problem with a chain too long to follow', () => {
    expect(checkSyntax({ language: 'python', code: `${'a if b else '.repeat(50_000)}c` })).toMatchObject([
      { code: 'TOO_DEEP' },
    ]);
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LANGUAGES),
        fc.string({ unit: 'binary', maxLength: 80 }),
        (language, code) => {
          expect(checkSyntax({ language, code }).length).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('never throws on pieces of Python', () => {
    const piece = fc.constantFrom(
      'if ',
      'x',
      ':',
      '\n',
      '    ',
      '(',
      ')',
      'f"{',
      '}"',
      '"',
      '\\',
      'def ',
      '=',
      'match ',
      'case ',
      ', ',
      '*',
      '\t',
      '#',
      'lambda ',
      '{',
      '}',
      '!r',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(checkSyntax({ language: 'python', code: pieces.join('') }).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });
});
