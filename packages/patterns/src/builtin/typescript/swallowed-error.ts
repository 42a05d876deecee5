import type { Lesson } from '@feedback/schema';

export const swallowedError: Lesson = {
  pattern_id: 'builtin:swallowed_error',
  name: 'swallowed_error',
  description:
    'An empty catch drops the error, so the failure shows up somewhere else, later and without a cause. ' +
    'Handle the one error that is expected and rethrow the others; if ignoring is right, say why in a comment.',
  bad_example: `import { readFileSync } from 'node:fs';

export function readToken(path: string): string | undefined {
  let token: string | undefined;
  try {
    token = readFileSync(path, 'utf8').trim();
  } catch (error) {}
  return token;
}
`,
  good_example: `import { readFileSync } from 'node:fs';

export function readToken(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(\`The token in \${path} cannot be read\`, { cause: error });
  }
}
`,
  test_coverage: `import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { test } from 'node:test';

test('no token file means no token', () => {
  assert.equal(readToken(\`\${tmpdir()}/no-such-folder/token\`), undefined);
});

test('a token that cannot be read is an error with its cause', () => {
  assert.throws(() => readToken(tmpdir()), (error: Error) => error.cause instanceof Error);
});
`,
  severity: 'medium',
  language: 'typescript',
  tags: [
    'catch',
    'try',
    'error handling',
    'empty catch',
    'swallow',
    'ignore',
    'cause',
    'rethrow',
    'exception',
  ],
  rule: {
    language: 'typescript',
    rule: {
      kind: 'catch_clause',
      all: [{ has: { field: 'body', regex: '^\\{\\s*\\}$' } }],
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: [
      'no-empty',
      'sonarjs/no-ignored-exceptions',
      'typescript:S2486',
      'javascript:S2486',
      'typescript:S108',
      'javascript:S108',
      'noEmptyBlockStatements',
    ],
    messages: ['Empty block statement', "Handle this exception or don't catch it at all"],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Medium: the failure costs hours because its trace is gone; data is rarely lost by it. A comment inside the block counts as a reason.',
  },
};
