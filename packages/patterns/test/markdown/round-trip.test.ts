import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePatternsMarkdown } from '../../src/markdown/parse-patterns-markdown.ts';
import { renderPatternsMarkdown } from '../../src/markdown/render-patterns-markdown.ts';
import { anyPatterns, anyText } from '../arbitrary-patterns.ts';

test('reads every field again that it wrote, whatever the texts hold', async () => {
  await fc.assert(
    fc.asyncProperty(anyPatterns, async (patterns) => {
      const { patterns: again, problems } = await parsePatternsMarkdown(
        await renderPatternsMarkdown(patterns),
      );
      expect(again).toEqual(patterns);
      expect(problems).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('writes into any document so that every field is read again', async () => {
  await fc.assert(
    fc.asyncProperty(anyPatterns, anyPatterns, anyText, async (before, after, text) => {
      const previous = `${text}\n\n${(await renderPatternsMarkdown(before)).replaceAll('\n\n', `\n\n${text}\n\n`)}`;
      const { patterns } = await parsePatternsMarkdown(await renderPatternsMarkdown(after, { previous }));
      for (const pattern of after) expect(patterns).toContainEqual(pattern);
    }),
    { numRuns: 200 },
  );
});

test('leaves a document alone that says the same already', async () => {
  await fc.assert(
    fc.asyncProperty(anyPatterns, async (patterns) => {
      const once = await renderPatternsMarkdown(patterns);
      expect(await renderPatternsMarkdown(patterns, { previous: once })).toBe(once);
    }),
    { numRuns: 50 },
  );
});
