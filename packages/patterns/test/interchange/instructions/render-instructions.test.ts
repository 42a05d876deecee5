import { isActive, withStats, type Pattern } from '@feedback/schema';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtinPatterns } from '../../../src/builtin/builtin-patterns.ts';
import { findRegion, writeRegion } from '../../../src/interchange/instructions/region.ts';
import {
  DEFAULT_LIMIT,
  namesIn,
  renderInstructions,
} from '../../../src/interchange/instructions/render-instructions.ts';
import { parseBlocks } from '../../../src/markdown/markdown-tree.ts';
import { aPattern } from '../../a-pattern.ts';
import { anyPatterns } from '../../arbitrary-patterns.ts';

const listed = (text: string): readonly string[] => namesIn(text).listed;
const shown = (text: string): readonly string[] => namesIn(text).examples;
const numbered = (count: number, more: (index: number) => Partial<Pattern> = () => ({})) =>
  Array.from({ length: count }, (_, index) =>
    aPattern({ name: `p${String(index).padStart(2, '0')}`, description: 'It breaks.', ...more(index) }),
  );

test('says what goes wrong, how not to do it and how to', () => {
  const lesson = aPattern({ language: 'python', description: 'It crashes on empty lists. Ask first.' });
  expect(renderInstructions([lesson], { limit: 4_000 })).toMatchInlineSnapshot(`
    "
    ## Lessons from past mistakes

    Do not make these mistakes in code that you write or change, and check it with \`feedback check\`.
    Why one is a mistake, with a bad and a good example: \`feedback patterns show NAME\`.

    ### Python

    - \`bounds_checking\` (high): It crashes on empty lists.

    ### Examples of the worst

    #### bounds_checking

    Ask first.

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

test('lists lessons by language, the worst first, then the most frequent, and leaves out what is not in force', () => {
  const text = renderInstructions(
    [
      aPattern({ name: 'rare', language: 'tsx', occurrence_frequency: 1 }),
      aPattern({ name: 'mild', language: 'python', severity: 'low', occurrence_frequency: 90 }),
      aPattern({ name: 'frequent', language: 'javascript', occurrence_frequency: 7 }),
      aPattern({ name: 'grave', language: 'python', severity: 'critical' }),
      aPattern({ name: 'anywhere' }),
      aPattern({ name: 'open', status: 'proposed' }),
      aPattern({ name: 'gone', status: 'archived' }),
    ],
    { limit: 4_000 },
  );
  expect(text.match(/^### .+/gm)).toEqual([
    '### Any language',
    '### Python',
    '### TypeScript and JavaScript',
    '### Examples of the worst',
  ]);
  expect(listed(text)).toEqual(['anywhere', 'grave', 'mild', 'frequent', 'rare']);
  expect(shown(text)).toEqual(['grave', 'frequent', 'rare', 'anywhere', 'mild']);
});

test('has every built-in lesson in a line and examples of the worst, within the default limit', () => {
  const patterns = builtinPatterns.map((lesson) => withStats(lesson));
  const text = renderInstructions(patterns, { limit: DEFAULT_LIMIT });
  expect(listed(text).toSorted()).toEqual(patterns.map(({ name }) => name).toSorted());
  const severities = shown(text).map((name) => patterns.find((each) => each.name === name)?.severity);
  expect(severities.length).toBeGreaterThanOrEqual(3);
  expect(new Set(severities)).toEqual(new Set(['critical']));
});

test('keeps the order that is there where numbers are not asked for', () => {
  const patterns = ['a', 'b', 'c'].map((name, index) => aPattern({ name, occurrence_frequency: index }));
  const previous = { examples: ['b'], listed: ['c', 'b'] };
  const text = renderInstructions(patterns, { limit: 4_000, byNumbers: false, previous });
  expect(listed(text)).toEqual(['c', 'b', 'a']);
  expect(shown(text)).toEqual(['b', 'c', 'a']);
});

test('leaves out examples before lines, and counts the lines that do not fit, the mildest first', () => {
  const patterns = numbered(40);
  const roomy = renderInstructions(patterns, { limit: 3_500 });
  expect(listed(roomy)).toHaveLength(40);
  expect(shown(roomy).length).toBeGreaterThan(0);
  expect(shown(roomy)).toEqual(listed(roomy).slice(0, shown(roomy).length));
  const tight = renderInstructions(patterns, { limit: 1_000 });
  const count = listed(tight).length;
  expect(count).toBeGreaterThan(0);
  expect(tight).toContain(`\n${40 - count} more: `);
  expect(listed(tight)).toEqual(patterns.slice(0, count).map(({ name }) => name));
  expect(shown(tight)).toEqual([]);
});

test('says of a lesson without examples what it is, and no more', () => {
  const text = renderInstructions([aPattern({ bad_example: '', good_example: '' })], { limit: 4_000 });
  expect(text).toMatch(/^- `bounds_checking` \(high\): crash on empty lists\n$/m);
  expect(text).not.toContain('Examples');
});

test('is the same without the numbers that it was written with, whatever had room', () => {
  const lesson = fc.record({
    severity: fc.constantFrom('critical', 'high', 'medium', 'low'),
    language: fc.constantFrom('python', 'typescript', undefined),
    occurrence_frequency: fc.nat(9),
    description: fc.constantFrom(
      'It breaks.',
      'It breaks in a way that takes many words to tell. And more.',
      '',
    ),
    bad_example: fc.constantFrom('a()', 'a()\n'.repeat(12), ''),
  });
  fc.assert(
    fc.property(
      fc.array(lesson, { maxLength: 30 }),
      fc.integer({ min: 800, max: 4_000 }),
      (lessons, limit) => {
        const patterns = numbered(lessons.length, (index) => lessons[index] as Partial<Pattern>);
        const text = renderInstructions(patterns, { limit });
        const previous = namesIn(text);
        expect(renderInstructions(patterns, { limit, previous, byNumbers: false, asBefore: true })).toBe(
          text,
        );
      },
    ),
    { numRuns: 300 },
  );
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
      const text = renderInstructions(patterns, { limit: 20_000 });
      const blocks = await parseBlocks(text);
      const kinds = new Set(blocks.map(({ type }) => type));
      expect([...kinds].filter((kind) => !['heading', 'paragraph', 'code', 'list'].includes(kind))).toEqual(
        [],
      );
      const headings = blocks.filter(({ type }) => type === 'heading');
      const active = patterns.filter(isActive);
      const groups = new Set(
        active.map(({ language = 'none' }) => language.replace(/^(javascript|tsx)$/, 'typescript')),
      );
      const examples = shown(text).length;
      expect(headings).toHaveLength(1 + groups.size + (examples === 0 ? 0 : 1 + examples));
      expect(listed(text)).toHaveLength(active.length);
    }),
    { numRuns: 40 },
  );
});
