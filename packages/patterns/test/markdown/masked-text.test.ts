import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePatternsMarkdown, renderPatternsMarkdown } from '../../src/index.ts';
import { parseBlocks } from '../../src/markdown/markdown-tree.ts';
import { maskedText } from '../../src/markdown/masked-text.ts';
import { aPattern } from '../a-pattern.ts';

const marksIn = (text: string): number => text.match(/[*_~\]]/g)?.length ?? 0;

test.each(['*a', '**a', 'a**', '~a', '~~a', '_.', 'a](', '[a]('])(
  'leaves nothing for the parser to compare of a paragraph of %j',
  (unit) => {
    const hostile = `### 1. A_b\n${unit.repeat(6_000)}\n\nBut *this* stays_as_it is.\n`;
    const masked = maskedText(hostile);
    expect(masked).toHaveLength(hostile.length);
    const [heading, paragraph = '', ...rest] = masked.split('\n');
    expect([heading, ...rest]).toEqual(['### 1. A_b', '', 'But *this* stays_as_it is.', '']);
    expect(marksIn(paragraph)).toBe(0);
  },
);

test('gives any document whose paragraphs have few marks as it is', () => {
  const paragraph = fc.string({ unit: fc.constantFrom('*', '_', '~', 'a', ' ', '\n', ']'), maxLength: 60 });
  fc.assert(
    fc.property(fc.array(paragraph, { maxLength: 20 }), (paragraphs) => {
      const text = paragraphs.map((each) => each.slice(0, 60)).join('\n\n');
      expect(maskedText(text)).toBe(text);
    }),
  );
});

test('reads a library with such paragraphs, and keeps code, lists and lines across the page', async () => {
  const code = Array.from({ length: 80 }, (_, at) => `  * a_b[${at}] = **c ~d~ e_f`).join('\n');
  const text = [
    `### 1. Stars\n\n**Problems:**\n\n${'*a'.repeat(6_000)}`,
    `❌ Bad Pattern\n\`\`\`python\n${code}\n\`\`\``,
    `✅ Good Pattern\n~~~python\n${code}\n~~~`,
  ].join('\n\n');
  const { patterns, problems } = await parsePatternsMarkdown(text);
  expect(problems).toEqual([]);
  expect(patterns).toMatchObject([{ name: 'stars', bad_example: code, good_example: code }]);
  expect(patterns[0]?.description.slice(0, 6)).toBe('*a*a*a');
  const blocks = await parseBlocks(
    `${Array.from({ length: 150 }, () => '* *a* _b_').join('\n')}\n***\n${'*a'.repeat(300)}\n`,
  );
  expect(blocks.map(({ type }) => type)).toEqual(['list', 'thematicBreak', 'paragraph']);
});

test('writes and reads again what is full of marks', async () => {
  const marks = '_a_]*'.repeat(200);
  const pattern = aPattern({
    name: 'marks',
    description: marks,
    bad_example: `${marks}\n\n  ${marks}`,
    language: 'python',
    rule: { language: 'python', rule: { any: Array.from({ length: 120 }, () => ({ regex: '^[*_]~]$' })) } },
  });
  const text = await renderPatternsMarkdown([pattern]);
  expect((await parsePatternsMarkdown(text)).patterns).toEqual([pattern]);
  expect(await renderPatternsMarkdown([pattern], { previous: text })).toBe(text);
});
