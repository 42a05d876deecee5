import { expect, test } from 'vitest';
import { parsePatternsMarkdown, renderPatternsMarkdown } from '../../src/index.ts';
import { aPattern } from '../a-pattern.ts';

const edited = async (previous: string, change: Parameters<typeof aPattern>[0]): Promise<string> => {
  const [pattern] = (await parsePatternsMarkdown(previous)).patterns;
  return renderPatternsMarkdown([{ ...aPattern(pattern), ...change }], { previous });
};

test("writes the original's layout", async () => {
  const pattern = aPattern({
    language: 'python',
    tags: ['list'],
    occurrence_frequency: 3,
    effectiveness_score: 0.75,
  });
  expect(await renderPatternsMarkdown([pattern])).toMatchInlineSnapshot(`
    "# AI Patterns

    Mistakes this team has made, and what to do instead.

    ### 1. Bounds Checking Before List Access

    **Severity:** high

    **Tags:** list

    **Occurrences:** 3

    **Effectiveness:** 0.75

    **Problems:**

    crash on empty lists

    ❌ Bad Pattern
    \`\`\`python
    first = items[0]
    \`\`\`

    ✅ Good Pattern
    \`\`\`python
    first = items[0] if items else None
    \`\`\`
    "
  `);
});

test('needs no comment for what the text can say', async () => {
  expect(
    await renderPatternsMarkdown([aPattern({ description: '`mktemp` is *deprecated* & racy' })]),
  ).not.toContain('<!--');
});

test('carries rules in a comment that nothing in them can end', async () => {
  const rule = { language: 'python' as const, rule: { pattern: '$A --> $B <!-- -->' } };
  const text = await renderPatternsMarkdown([aPattern({ rule })]);
  expect(text.match(/-->/g)).toHaveLength(1);
  expect((await parsePatternsMarkdown(text)).patterns[0]?.rule).toEqual(rule);
});

test('shows no control characters and no HTML', async () => {
  const text = await renderPatternsMarkdown([
    aPattern({ description: '\u001B[31m<img src=x>\u0007', bad_example: '\u001B]0;x\u0007' }),
  ]);
  expect(text).not.toMatch(/[^\P{Cc}\n]/u);
  expect(text).not.toMatch(/(?<!\\)<img/);
});

const DOCUMENT = `Preamble

### 7. Bounds Checking (lists)

Why this matters to us.

#### ❌ Bad, as in #12
\`\`\`python
x = a[0]
\`\`\`

> A quote of our own.

**Severity:** low  <!-- for now -->

---

### Tools

\`\`\`
### not a heading
\`\`\`
`;

test('changes only the field that changed, where it stands', async () => {
  const next = await edited(DOCUMENT, { bad_example: 'y = b[0]' });
  expect(next.replace(/\n\n<!-- feedback[^]*?-->/, '').replace('y = b[0]', 'x = a[0]')).toBe(DOCUMENT);
});

test('puts new sections after the last one, and numbers on', async () => {
  const next = await renderPatternsMarkdown([aPattern({ name: 'new_one' })], { previous: DOCUMENT });
  expect(next.match(/^### .*/gm)).toEqual([
    '### 7. Bounds Checking (lists)',
    '### 8. New One',
    '### Tools',
    '### not a heading',
  ]);
  expect(next.replace(/### 8[^]*(?=### Tools)/, '')).toBe(DOCUMENT);
});

test('takes a section out only when told to', async () => {
  const previous = await renderPatternsMarkdown([aPattern({ name: 'a' }), aPattern({ name: 'b' })]);
  expect(await renderPatternsMarkdown([], { previous })).toBe(previous);
  expect((await renderPatternsMarkdown([], { previous, remove: ['A'] })).match(/^### .*/gm)).toEqual([
    '### 2. B',
  ]);
});

test('keeps the line endings and the byte order mark of the file', async () => {
  const next = await edited(`\uFEFF${DOCUMENT.replaceAll('\n', '\r\n')}`, { tags: ['a'] });
  expect(next.startsWith('\uFEFFPreamble\r\n')).toBe(true);
  expect(next.replaceAll('\r\n', '')).not.toContain('\n');
});

test('indents an example that stands in a list', async () => {
  const previous = '### 1. X\n\n- ❌ Bad\n  ```\n  a\n  ```\n- next\n';
  const next = await edited(previous, { bad_example: 'a\nb' });
  expect(next).toContain('  ```\n  a\n  b\n  ```\n');
});

test.each([['```\nopen'], ['<!-- open'], ['<script>\nopen'], ['Title\n\n```\n### 1. X']])(
  'finds room for new sections in a document that ends inside %j',
  async (previous) => {
    const next = await renderPatternsMarkdown([aPattern()], { previous });
    expect((await parsePatternsMarkdown(next)).patterns).toEqual([aPattern()]);
    expect(next.endsWith(previous.slice(-4))).toBe(true);
  },
);

test('leaves a section that says a pattern a second time alone', async () => {
  const previous = '### 1. X\n\n**Problems:** a\n\n### 2. X\n\n**Problems:** b\n';
  expect(await edited(previous, { description: 'c' })).toBe(
    previous.replace('**Problems:** a', '**Problems:**\n\nc'),
  );
});

test('makes no heading of a line that comes before a thematic break', async () => {
  const before = { ...aPattern({ name: 'a' }), status: 'proposed' as const };
  const { status: _, ...rest } = before;
  const after = { ...rest, last_occurrence: '2026-01-30' };
  const previous = (await renderPatternsMarkdown([before])).replaceAll('\n\n', '\n\n---\n\n');
  const rendered = await renderPatternsMarkdown([after], { previous });
  expect((await parsePatternsMarkdown(rendered)).patterns).toEqual([after]);
});
