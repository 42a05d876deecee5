import { expect, test } from 'vitest';
import { importPatterns } from '../../src/index.ts';

const read = async (text: string, path?: string) => {
  const { patterns, problems } = await importPatterns(text, { path });
  return {
    problems,
    patterns: patterns.map((pattern) => ({
      name: pattern.name,
      ids: pattern.matches?.rule_ids,
      bad: pattern.bad_example,
      good: pattern.good_example,
      language: pattern.language,
      severity: pattern.severity,
      description: pattern.description,
      status: pattern.status,
    })),
  };
};

const eslintStyle = `---
title: no-loose-timer
rule_type: suggestion
---

A timer that nobody clears keeps the process alive.

## Rule Details

This rule finds timers whose handle is dropped.

Examples of **incorrect** code for this rule:

::: incorrect

\`\`\`js
/*eslint no-loose-timer: "error"*/

setInterval(poll, 1000);
\`\`\`

:::

Examples of **correct** code for this rule:

::: correct

\`\`\`js
/*eslint no-loose-timer: "error"*/

const timer = setInterval(poll, 1000);
\`\`\`

:::

## Options

Examples of **incorrect** code with the \`timeouts\` option:

\`\`\`js
setTimeout(poll, 1000);
\`\`\`
`;

test('reads a document in the style of ESLint', async () => {
  expect(await read(eslintStyle)).toEqual({
    problems: [],
    patterns: [
      {
        name: 'no_loose_timer',
        ids: ['no-loose-timer'],
        bad: 'setInterval(poll, 1000);',
        good: 'const timer = setInterval(poll, 1000);',
        language: 'javascript',
        severity: 'low',
        description:
          'A timer that nobody clears keeps the process alive.\n\nThis rule finds timers whose handle is dropped.',
        status: 'proposed',
      },
    ],
  });
});

const ruffStyle = `# open-without-with (XYZ123)

Derived from the **house** linter.

Fix is sometimes available.

## What it does
Checks for files that are [opened](https://example.test) and not closed.

## Why is this bad?
Handles run out.

## Example

\`\`\`python
f = open(path)
\`\`\`

Use instead:

\`\`\`python
with open(path) as f:
    ...
\`\`\`

## References
- [Python documentation](https://example.test)
`;

test('reads a document in the style of Ruff', async () => {
  expect((await read(ruffStyle)).patterns).toEqual([
    {
      name: 'open_without_with',
      ids: ['XYZ123', 'open-without-with'],
      bad: 'f = open(path)',
      good: 'with open(path) as f:\n    ...',
      language: 'python',
      severity: 'medium',
      description: 'Checks for files that are opened and not closed.\n\nHandles run out.',
      status: 'proposed',
    },
  ]);
});

test('reads tabs, and takes the name from the file where there is no title', async () => {
  const text =
    '<Tabs>\n<TabItem value="❌ Incorrect">\n\n```ts\nlet a: any;\n```\n\n</TabItem>\n<TabItem value="✅ Correct">\n\n```ts\nlet a: unknown;\n```\n\n</TabItem>\n</Tabs>\n';
  const { patterns } = await importPatterns(text, { path: 'docs/no-any-type.mdx', format: 'rules-markdown' });
  expect(patterns).toMatchObject([
    {
      name: 'no_any_type',
      bad_example: 'let a: any;',
      good_example: 'let a: unknown;',
      language: 'typescript',
    },
  ]);
});

test('reads one block that holds both under comments', async () => {
  const text = '# Style\n\n## Prefer const\n\n```js\n// bad\nvar a = 1;\n\n// good\nconst a = 1;\n```\n';
  expect((await read(text)).patterns).toMatchObject([
    { name: 'prefer_const', bad: 'var a = 1;', good: 'const a = 1;' },
  ]);
});

test('reads several rules in one file', async () => {
  const rule = (name: string): string =>
    `## ${name}\n\nAbout it.\n\n### Incorrect\n\n\`\`\`python\nbad_${name[0]}()\n\`\`\`\n\n### Correct\n\n\`\`\`python\ngood_${name[0]}()\n\`\`\`\n`;
  const { patterns } = await read(`# House rules\n\nHello.\n\n${rule('alpha-rule')}\n${rule('beta-rule')}`);
  expect(patterns.map(({ name, bad, good, ids }) => [name, bad, good, ids])).toEqual([
    ['alpha_rule', 'bad_a()', 'good_a()', ['alpha-rule']],
    ['beta_rule', 'bad_b()', 'good_b()', ['beta-rule']],
  ]);
});

test('keeps code of languages that the engine does not read, without a language', async () => {
  const text =
    '# no-unwrap\n\nIncorrect code:\n\n```rust\nx.unwrap()\n```\n\nCorrect code:\n\n```rust\nx?\n```\n';
  expect((await read(text)).patterns).toMatchObject([{ bad: 'x.unwrap()', good: 'x?', language: undefined }]);
});

test('tells where no code is called bad, and what to do', async () => {
  const text = '\n\n# no-loops\n\nJust words.\n';
  expect(await importPatterns(text, { path: 'no-loops.md', format: 'rules-markdown' })).toMatchObject({
    patterns: [],
    problems: [{ code: 'NO_EXAMPLES', path: 'no-loops.md', line: 3 }],
  });
});

test('tells a document that no parser should be given', async () => {
  const text = `# no-loops\n\n${'> '.repeat(200)}x`;
  expect(await importPatterns(text, { path: 'deep.md', format: 'rules-markdown' })).toMatchObject({
    patterns: [],
    problems: [{ code: 'INVALID_MARKDOWN', path: 'deep.md', line: 3 }],
  });
});

test('cuts what is too long for a lesson', async () => {
  const text = `# no-loops\n\n${'word '.repeat(2_000)}\n\nIncorrect code:\n\n\`\`\`js\n${'f();\n'.repeat(5_000)}\`\`\`\n`;
  const [pattern] = (await read(text)).patterns;
  expect([pattern?.description.length, pattern?.bad.length].map((length) => (length ?? 0) <= 4_000)).toEqual([
    true,
    true,
  ]);
});

test('gives code again as it stands, also what looks like emphasis, tables and lists', async () => {
  const code = 'x = a*b*c | d ~ e\n* item\n  **kw\n|a|b|\n\tif ~~x:\n';
  const quoted = code.replaceAll(/^(?=.)/gm, '> ');
  const text = `# no-stars\n\n**Incorrect** code:\n\n~~~py\n${code}~~~\n\n**Correct** code:\n\n> \`\`\`py\n${quoted}> \`\`\`\n`;
  for (const one of [text, text.replaceAll('\n', '\r\n')])
    expect((await read(one)).patterns).toMatchObject([{ bad: code.trimEnd(), good: code.trimEnd() }]);
});

test('refuses a document that nobody wrote by hand', async () => {
  const { patterns, problems } = await importPatterns('a '.repeat(600_000), { format: 'rules-markdown' });
  expect([patterns, problems.map(({ code }) => code)]).toEqual([[], ['DOCUMENT_TOO_LONG']]);
});

test('keeps the further examples, but for those that depend on how the rule is configured', async () => {
  const block = (code: string): string => `\n\`\`\`js\n${code}\n\`\`\`\n`;
  const text = [
    '# no-eq\n\nExamples of **incorrect** code for this rule:\n',
    block('a == b'),
    block('a != b'),
    '\nExamples of **correct** code for this rule:\n',
    block('a === b'),
    block('a !== b'),
    '\nExamples of **correct** code with the `{ "null": "ignore" }` option:\n',
    block('a == null'),
    '\n## Options\n\n### smart\n\nExamples of **incorrect** code:\n',
    block('b == a'),
  ].join('');
  const { patterns } = await importPatterns(text);
  expect(patterns).toMatchObject([
    {
      bad_example: 'a == b',
      good_example: 'a === b',
      examples: { bad: ['a != b'], good: ['a !== b'] },
    },
  ]);
});

test('has no further examples where a document shows one pair', async () => {
  const { patterns } = await importPatterns(
    '# no-eq\n\nIncorrect:\n\n```js\na == b\n```\n\nCorrect:\n\n```js\na === b\n```\n',
  );
  expect(patterns[0]).not.toHaveProperty('examples');
});
