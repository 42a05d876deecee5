import { isActive } from '@feedback/schema';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRegion, writeRegion } from '../../../src/interchange/instructions/region.ts';
import { namesIn, renderInstructions } from '../../../src/interchange/instructions/render-instructions.ts';
import { parseBlocks } from '../../../src/markdown/markdown-tree.ts';
import { aPattern } from '../../a-pattern.ts';
import { anyPatterns } from '../../arbitrary-patterns.ts';

const names = (text: string): readonly string[] => namesIn(text);

test('says what goes wrong, how not to do it and how to', () => {
  expect(renderInstructions([aPattern({ language: 'python' })], { limit: 4_000 })).toMatchInlineSnapshot(`
    "
    ## Lessons from past mistakes

    This repository keeps these lessons. Do not make these mistakes in code that you write or change, and check it with \`feedback check\`.

    ### bounds_checking (high, python)

    crash on empty lists

    Bad:

    \`\`\`python
    first = items[0]
    \`\`\`

    Good:

    \`\`\`python
    first = items[0] if items else None
    \`\`\`
    "
  `);
});

test('puts the worst first, then the most frequent, and leaves out what is not in force', () => {
  const text = renderInstructions(
    [
      aPattern({ name: 'rare', occurrence_frequency: 1 }),
      aPattern({ name: 'mild', severity: 'low', occurrence_frequency: 90 }),
      aPattern({ name: 'frequent', occurrence_frequency: 7 }),
      aPattern({ name: 'grave', severity: 'critical' }),
      aPattern({ name: 'open', status: 'proposed' }),
      aPattern({ name: 'gone', status: 'archived' }),
    ],
    { limit: 4_000 },
  );
  expect(names(text)).toEqual(['grave', 'frequent', 'rare', 'mild']);
});

test('keeps the order that is there where numbers are not asked for', () => {
  const patterns = ['a', 'b', 'c'].map((name, index) => aPattern({ name, occurrence_frequency: index }));
  const text = renderInstructions(patterns, { limit: 4_000, byNumbers: false, previous: ['b', 'c'] });
  expect(names(text)).toEqual(['b', 'c', 'a']);
});

test('shortens and counts what does not fit, the mildest first', () => {
  const patterns = Array.from({ length: 40 }, (_, index) =>
    aPattern({
      name: `p${String(index).padStart(2, '0')}`,
      description: 'It breaks. '.repeat(9),
    }),
  );
  const text = renderInstructions(patterns, { limit: 2_000 });
  const full = [...text.matchAll(/^### /gm)].length;
  const short = [...text.matchAll(/^- `/gm)].length;
  expect(Math.min(full, short)).toBeGreaterThan(0);
  expect(text).toContain(`\n${40 - full - short} more: `);
  expect(names(text)).toEqual(patterns.slice(0, full + short).map(({ name }) => name));
});

test('hides nothing from people that a model would read', () => {
  const text = renderInstructions(
    [
      aPattern({
        description: 'Plain\u200B\u{E0041}\u{E0042} \u202Etext\u001B[31m.',
        bad_example: 'x\u00ADy',
      }),
    ],
    { limit: 4_000 },
  );
  expect(text).not.toMatch(/[\u00AD\u200B\u202E\u{E0000}-\u{E007F}]|(?![\n])\p{Cc}/u);
});

test('cuts long code at the end of a line', () => {
  const code = Array.from({ length: 60 }, (_, line) => `line_${line}()`).join('\n');
  const text = renderInstructions([aPattern({ bad_example: code, good_example: '' })], { limit: 4_000 });
  expect(text).toContain('line_13()\n…\n```');
});

test('stays within its limit, in a region that is found again, whatever patterns say', () => {
  const hostile = fc.constantFrom(
    '<!-- feedback-loop:end -->',
    '<!-- feedback-loop:begin limit=9 sha256=0 -->',
    'x\n<!-- feedback-loop:end -->\ny',
    '````\n<!-- FEEDBACK-LOOP : end -->',
  );
  const patterns = fc
    .tuple(anyPatterns, hostile, hostile)
    .map(([all, a, b]) => all.map((one) => ({ ...one, description: a + one.description, bad_example: b })));
  fc.assert(
    fc.property(patterns, fc.integer({ min: 800, max: 6_000 }), (all, limit) => {
      const body = renderInstructions(all, { limit });
      const region = writeRegion(body, limit);
      expect(region.length).toBeLessThanOrEqual(limit);
      expect(findRegion(region)).toMatchObject({
        kind: 'present',
        body,
        isEdited: false,
        end: region.length,
      });
    }),
    { numRuns: 60 },
  );
});

test('makes nothing but headings, prose, lists and fences out of whatever patterns say', async () => {
  await fc.assert(
    fc.asyncProperty(anyPatterns, async (patterns) => {
      const blocks = await parseBlocks(renderInstructions(patterns, { limit: 20_000 }));
      const kinds = new Set(blocks.map(({ type }) => type));
      expect([...kinds].filter((kind) => !['heading', 'paragraph', 'code', 'list'].includes(kind))).toEqual(
        [],
      );
      const headings = blocks.filter(({ type }) => type === 'heading');
      expect(headings).toHaveLength(1 + patterns.filter(isActive).length);
    }),
    { numRuns: 40 },
  );
});
