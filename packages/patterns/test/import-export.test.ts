import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportPatterns, importPatterns } from '../src/index.ts';
import { aPattern } from './a-pattern.ts';
import { anyPatterns } from './arbitrary-patterns.ts';

test.each(['json', 'markdown'] as const)(
  'imports from %s what it exported, without being told the format',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(anyPatterns, async (patterns) => {
        const { patterns: again, problems } = await importPatterns(
          await exportPatterns(patterns, { format }),
        );
        expect(again).toEqual(patterns);
        expect(problems).toEqual([]);
      }),
      { numRuns: 20 },
    );
  },
);

test('takes a damaged library for a problem with its line', async () => {
  expect(await importPatterns('{"patterns":\n[}')).toMatchObject({
    patterns: [],
    problems: [{ severity: 'error', code: 'CORRUPT_LIBRARY', line: 2 }],
  });
});

test('imports the committed form and bare lists', async () => {
  for (const text of [
    JSON.stringify([aPattern()]),
    JSON.stringify({ schema_version: 1, patterns: [aPattern()] }),
  ])
    expect((await importPatterns(text)).patterns).toEqual([aPattern()]);
});

test('imports nothing from a text that holds no patterns', async () => {
  expect(await importPatterns('# Notes\n\nNothing here.\n')).toEqual({
    format: 'markdown',
    patterns: [],
    problems: [],
  });
});

test('takes a library for one, also when its lessons talk like documents of rules', async () => {
  const description = 'Examples of **incorrect** code for this rule:\n\nUse instead:\n\nnoncompliant';
  const pattern = aPattern({ description });
  const text = await exportPatterns([pattern], { format: 'markdown' });
  expect(await importPatterns(text)).toMatchObject({ format: 'markdown', patterns: [pattern] });
});
