import { expect, test } from 'vitest';
import { importPatterns } from '../../src/index.ts';

test.each([
  ['# Disallow loops (no-loops)', 'no_loops', ['no-loops']],
  ['# bad-open / W1234', 'bad_open', ['W1234', 'bad-open']],
  ['# E999: mixed tabs', 'mixed_tabs', ['E999']],
  ['# `plugin/no-loops`', 'plugin_no_loops', ['plugin/no-loops']],
  ['# default-style', 'default_style', ['default-style']],
  ['# no-invalid-loops', 'no_invalid_loops', ['no-invalid-loops']],
])('understands the title %s', async (title, name, ids) => {
  const { patterns } = await importPatterns(`${title}\n\nIncorrect code:\n\n\`\`\`js\nx()\n\`\`\`\n`);
  expect(patterns).toMatchObject([{ name, matches: { rule_ids: ids }, good_example: '' }]);
});

test('knows the name that a plugin gives its rule in reports', async () => {
  const text = `# no-loops\n\nIncorrect code:\n\n\`\`\`js\n/* eslint house/no-loops: "error" */\nfor (;;) {}\n\`\`\`\n`;
  expect((await importPatterns(text)).patterns).toMatchObject([
    { matches: { rule_ids: ['no-loops', 'house/no-loops'] }, bad_example: 'for (;;) {}' },
  ]);
});

test.each([
  ['## Noncompliant Code Example', '## Compliant Solution'],
  ['The following patterns are considered problems:', 'The following patterns are not considered problems:'],
  ['### Invalid', '### Valid'],
  ['**Problematic code:**', '**Correct code:**'],
  ['## Fail', '## Pass'],
  ["Don't:", 'Do:'],
  ['Do not write:', 'Write:'],
  ['Instead of', 'write'],
  ['❌', '✅'],
])('understands %j and %j', async (bad, good) => {
  const text = `# house-rule\n\n${bad}\n\n\`\`\`py\nx()\n\`\`\`\n\n${good}\n\n\`\`\`py\ny()\n\`\`\`\n`;
  const { patterns } = await importPatterns(text, { format: 'rules-markdown' });
  expect(patterns).toMatchObject([{ name: 'house_rule', bad_example: 'x()', good_example: 'y()' }]);
});
