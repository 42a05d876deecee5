import { expect, test } from 'vitest';
import { parsePatternsMarkdown } from '../../src/index.ts';

const parse = async (text: string) => {
  const { patterns, problems } = await parsePatternsMarkdown(text);
  return { patterns, problems, first: patterns[0] };
};

const fenced = (code: string, language = ''): string => `\`\`\`${language}\n${code}\n\`\`\`\n`;

test.each([
  ['❌ Bad Pattern', '✅ Good Pattern'],
  ['❌ **Bad Pattern** (crashes)', '✅ **Good Pattern** – since v2:'],
  ['**❌ Bad Pattern:**', '**✅ Good Pattern:**'],
  ['#### ❌ Bad', '#### ✅ Good, with a default'],
  ['**Bad Example:**', '**Good Example**'],
  ['#### Bad code', '#### Good code'],
  ['Bad:', 'Good:'],
])('reads examples under %s and %s', async (bad, good) => {
  const { first } = await parse(`### 1. X\n\n${bad}\n\n${fenced('a')}\n${good}\n${fenced('b')}`);
  expect(first).toMatchObject({ bad_example: 'a', good_example: 'b' });
});

test.each([
  ['py', 'python'],
  ['TypeScript', 'typescript'],
  ['tsx', 'tsx'],
  ['rust', undefined],
  ['', undefined],
])('reads examples fenced as "%s"', async (info, language) => {
  const { first } = await parse(`### 1. X\n\n❌ Bad\n${fenced('a', info)}`);
  expect(first?.bad_example).toBe('a');
  expect(first?.language).toBe(language);
});

test('reads examples with other fences inside them, indented ones and those in lists', async () => {
  const { first } = await parse(
    '### 1. X\n\n❌ Bad\n~~~~\n```\na\n```\n~~~~\n\n- ✅ Good\n  ```\n  b\n  ```\n\n🧪 Test\n\n    c\n',
  );
  expect(first).toMatchObject({ bad_example: '```\na\n```', good_example: 'b', test_coverage: 'c' });
});

test.each([['🧪 Test'], ['**Test Coverage:**'], ['#### Testing'], ['**Test:**']])(
  'reads a test under %s',
  async (label) => {
    const { first } = await parse(`### 1. X\n\n${label}\n${fenced('check()')}`);
    expect(first?.test_coverage).toBe('check()');
  },
);

test('reads all problem lines, and no prose after them', async () => {
  const lines = Array.from({ length: 8 }, (_, index) => `- l${index}`).join('\n');
  const { first } = await parse(`### 1. X\n\n**Problems:**\n${lines}\n\nMore prose.\n`);
  expect(first?.description).toBe('l0 l1 l2 l3 l4 l5 l6 l7');
});

test('reads problems told as prose, beside the label or below it', async () => {
  expect((await parse('### 1. X\n\n**Problems:** It\ncrashes.\n')).first?.description).toBe('It crashes.');
  expect((await parse('### 1. X\n\n**Problem**: It crashes.\n\nOften.\n')).first?.description).toBe(
    'It crashes.\n\nOften.',
  );
});

test('reads the fields that stand in one line', async () => {
  const { first } = await parse(`### 1. X

**Severity:** Blocker
**Tags:** a, b
- **Language:** ts

**Status**: Archived

**Occurrences:** 12

**Last Occurrence:** 2026-01-04T12:00:00

**Effectiveness:** 85%
`);
  expect(first).toMatchObject({
    severity: 'critical',
    tags: ['a', 'b'],
    language: 'typescript',
    status: 'archived',
    occurrence_frequency: 12,
    last_occurrence: '2026-01-04T12:00:00',
    effectiveness_score: 0.85,
  });
});

test('tells fields that it cannot understand, with their line', async () => {
  const { first, problems } = await parse('### 1. X\n\n**Severity:** sometimes\n\n**Occurrences:** many\n');
  expect(first).toMatchObject({ severity: 'medium', occurrence_frequency: 0 });
  expect(problems).toMatchObject([
    { code: 'INVALID_FIELD', line: 3 },
    { code: 'INVALID_FIELD', line: 5 },
  ]);
});

test('reads numbered sections of depth three as the original does, and others that show a mistake', async () => {
  const { patterns } = await parse(`# Title

## 1. Introduction

### 1. Numbered

#### Why

### Tools

We use a linter.

## Guide

### Late binding

❌ Avoid
${fenced('a')}
`);
  expect(patterns.map(({ name }) => name)).toEqual(['numbered', 'late_binding']);
});

test('keeps examples after a sub-heading with the numbered section', async () => {
  const { first } = await parse(`### 1. X\n\n#### Background\n\n#### ❌ Bad\n${fenced('a')}`);
  expect(first?.bad_example).toBe('a');
});

test('takes ticks and crosses in lists for text', async () => {
  const { first } = await parse(`### 1. X\n\n- ✅ fast\n- ❌ slow\n\n${fenced('install')}`);
  expect(first).toMatchObject({ bad_example: '', good_example: '' });
});

test('does not read headings and markers in code or comments', async () => {
  const { patterns } = await parse(`### 1. X\n\n${fenced('### 2. Y\n❌ Bad')}\n<!--\n### 3. Z\n-->\n`);
  expect(patterns.map(({ name }) => name)).toEqual(['x']);
});

test('lets the first of two sections of one name hold, and tells the second', async () => {
  const { patterns, problems } = await parse(
    `### 1. X\n\n❌ Bad\n${fenced('a')}\n### 2. X\n\n**Problems:** b\n`,
  );
  expect(patterns).toMatchObject([{ bad_example: 'a' }]);
  expect(problems).toMatchObject([{ code: 'DUPLICATE_PATTERN', line: 8 }]);
});

test('leaves out a section whose heading names nothing', async () => {
  const { patterns, problems } = await parse('### 1. ???\n');
  expect(patterns).toEqual([]);
  expect(problems).toMatchObject([{ code: 'UNNAMED_PATTERN', line: 1 }]);
});

test('reads setext headings, a byte order mark and carriage returns', async () => {
  const { first } = await parse('\uFEFFLate Binding\r\n---\r\n\r\n❌ Bad\r\n```\r\na\r\nb\r\n```\r\n');
  expect(first).toMatchObject({ name: 'late_binding', bad_example: 'a\nb' });
});

test('believes an edited text more than the comment that told it exactly', async () => {
  const data =
    '<!-- feedback:pattern\n{"name": "x", "$exact": {"description": {"shown": "of old words", "value": "old"}}}\n-->';
  expect((await parse(`### 1. X\n\n**Problems:** new\n\n${data}\n`)).first?.description).toBe('new');
});

test.each([['{'], ['[]'], ['{"$exact": 1}'], ['{"pattern_id": 3}'], ['{"rule": {"language": "cobol"}}']])(
  'reads the visible text when the data comment is %s, and says so',
  async (data) => {
    const { first, problems } = await parse(
      `### 1. X\n\n**Severity:** high\n\n<!-- feedback:pattern\n${data}\n-->\n`,
    );
    expect(first).toMatchObject({ name: 'x', severity: 'high' });
    expect(problems).toMatchObject([{ code: 'INVALID_DATA', line: 5 }]);
  },
);

test('refuses quotes nested too deep for a parser, with their line', async () => {
  const { patterns, problems } = await parse(`# A\n\n${'>'.repeat(5_000)}`);
  expect(patterns).toEqual([]);
  expect(problems).toMatchObject([{ severity: 'error', code: 'INVALID_MARKDOWN', line: 3 }]);
});
