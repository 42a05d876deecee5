import * as fc from 'fast-check';
import { patternName } from '@feedback/schema';
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
    { numRuns: 100 },
  );
}, 60_000);

test('writes into any document so that every field is read again', async () => {
  await fc.assert(
    fc.asyncProperty(anyPatterns, anyPatterns, anyText, async (before, others, text) => {
      // The first stays, the second is rewritten, the rest is new.
      const after = others.map((pattern, index) => ({
        ...pattern,
        name: before[index]?.name ?? pattern.name,
      }));
      if (before[0] !== undefined && after[0] !== undefined) after[0] = before[0];
      const names = new Set(after.map(({ name }) => patternName(name)));
      fc.pre(names.size === after.length);
      const rendered = await renderPatternsMarkdown(before);
      const previous = `${text}\n\n${rendered.replaceAll('\n\n', `\n\n${text}\n\n`)}`;
      const { patterns } = await parsePatternsMarkdown(await renderPatternsMarkdown(after, { previous }));
      for (const pattern of after) expect(patterns).toContainEqual(pattern);
    }),
    { numRuns: 50 },
  );
}, 60_000);

test('leaves a document alone that says the same already', async () => {
  await fc.assert(
    fc.asyncProperty(anyPatterns, async (patterns) => {
      const once = await renderPatternsMarkdown(patterns);
      expect(await renderPatternsMarkdown(patterns, { previous: once })).toBe(once);
    }),
    { numRuns: 30 },
  );
}, 60_000);
