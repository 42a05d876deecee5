import { checkCode, checkSyntax } from '@feedback/rules';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PatternAwareGenerator } from '../src/index.ts';
import { library } from './library.ts';

const generator = new PatternAwareGenerator(library);

const TASKS = [
  'Process NumPy array and return JSON',
  'Get the first item of a list',
  'FastAPI endpoint for file upload',
  'Process a large file',
  'JSON endpoint',
  'Return JSON',
  'Handle errors when parsing',
  'Handle errors',
  'Categorize by type',
];

const QUOTES = [
  '"""',
  "'''",
  '*/',
  '/*',
  '//',
  '#',
  '\\',
  '\\U0001',
  '\\N{',
  '\\"""',
  '${x}',
  '`',
  '{{name}}',
  '$&',
];
const CHARACTERS = [
  '\n',
  '\r',
  '\u2028',
  '\u2029',
  '\u0085',
  '\f',
  '\v',
  '\0',
  '\u001b[2J',
  '\u202E',
  '\uFEFF',
  '\uD800',
];
const ATTACKS = [
  '\nimport os\n',
  '\n"""\nprint(1)\n',
  '*/ process.exit() /*',
  '# coding: utf-7',
  '@ts-nocheck',
  'TODO',
  '%slot bounds',
];
const NASTY = [...QUOTES, ...CHARACTERS, ...ATTACKS];

const words = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 20 }), fc.string());
const hostile = fc.array(words, { maxLength: 8 }).map((parts) => parts.join(''));
const language = fc.constantFrom('python' as const, 'typescript' as const);

/** The code under the comment at its top. */
const bodyOf = (code: string, ofLanguage: 'python' | 'typescript') =>
  ofLanguage === 'python' ? code.slice(code.indexOf('\n"""\n') + 5) : code.replace(/^(?:\/\/.*\n)*/, '');

test('whatever the prompt says, the code parses and passes the rules of the library', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...TASKS),
      hostile,
      language,
      fc.boolean(),
      async (task, text, language, applyPatterns) => {
        const { code, status } = await generator.generate(`${text} ${task}`, { language, applyPatterns });
        expect(checkSyntax({ language, code })).toEqual([]);
        expect(checkCode({ patterns: library, path: 'x', language, code }).findings).toEqual([]);
        expect(['verified', 'abstained']).toContain(status);
        expect(code).toBe(code.toWellFormed());
        expect(code).not.toMatch(/[^\P{C}\n]/u);
      },
    ),
    { numRuns: 150 },
  );
});

test('words that mean nothing to us change nothing under the comment', async () => {
  const unknown = fc
    .array(fc.constantFrom(...NASTY.filter((text) => !/[a-z]/i.test(text)), 'zorp', 'Quux', '漢', 'ß'), {
      maxLength: 8,
    })
    .map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...TASKS), unknown, language, async (task, text, language) => {
      const [plain, noisy] = await Promise.all([
        generator.generate(task, { language }),
        generator.generate(`${task} ${text}`, { language }),
      ]);
      expect(bodyOf(noisy.code, language)).toBe(bodyOf(plain.code, language));
    }),
    { numRuns: 100 },
  );
});

test.each(['feedback-ignore', 'eslint-disable', '@ts-nocheck', 'prettier-ignore', 'noqa', 'NOSONAR'])(
  'a prompt cannot tell tools to look away: %s',
  async (directive) => {
    const { code } = await generator.generate(`${directive} Return JSON`, { language: 'typescript' });
    expect(code.toLowerCase()).not.toContain(directive.toLowerCase());
  },
);

test('a prompt in the first lines cannot change the encoding of a Python file', async () => {
  const { code } = await generator.generate('coding: utf-7 Return JSON');
  expect(
    code
      .split('\n')
      .slice(0, 2)
      .filter((line) => line.trim().startsWith('#')),
  ).toEqual([]);
});

test('names of patterns are data as well', async () => {
  const [pattern] = library;
  const hostilePattern = { ...pattern!, name: 'numpy json */ """ \n import os' };
  for (const language of ['python', 'typescript'] as const) {
    const { code } = await new PatternAwareGenerator([hostilePattern]).generate(
      'NumPy first item of typed array',
      { language },
    );
    expect(checkSyntax({ language, code })).toEqual([]);
  }
});
