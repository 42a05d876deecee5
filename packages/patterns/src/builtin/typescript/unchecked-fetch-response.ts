import type { Lesson } from '@feedback/schema';

export const uncheckedFetchResponse: Lesson = {
  pattern_id: 'builtin:unchecked_fetch_response',
  name: 'unchecked_fetch_response',
  description:
    'fetch resolves for 404 and 500 too, so without a look at response.ok an error page is used as the answer. ' +
    'Check response.ok before reading the body and throw with the status and the address.',
  bad_example: `export async function loadUser(base: string, id: string) {
  const response = await fetch(\`\${base}/users/\${id}\`);
  return await response.json();
}
`,
  good_example: `export async function loadUser(base: string, id: string) {
  const response = await fetch(\`\${base}/users/\${id}\`);
  if (!response.ok) {
    throw new Error(\`User \${id} could not be loaded: \${response.status}\`);
  }
  return await response.json();
}
`,
  test_coverage: `import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';

afterEach(() => mock.restoreAll());

test('an error status is an error, not a user', async () => {
  mock.method(globalThis, 'fetch', async () => Response.json({ message: 'no such user' }, { status: 404 }));
  await assert.rejects(loadUser('https://api.test', '7'), /404/);
});

test('a user is loaded', async () => {
  mock.method(globalThis, 'fetch', async () => Response.json({ name: 'Ada' }));
  assert.deepEqual(await loadUser('https://api.test', '7'), { name: 'Ada' });
});
`,
  severity: 'medium',
  language: 'typescript',
  tags: [
    'fetch',
    'response',
    'response.ok',
    'status',
    'http',
    'api',
    'json',
    'request',
    'error handling',
    '404',
    '500',
  ],
  rule: {
    language: 'typescript',
    rule: {
      any: [{ matches: 'next_statement' }, { matches: 'chained' }],
    },
    utils: {
      status: { any: [{ pattern: '$RESPONSE.ok' }, { pattern: '$RESPONSE.status' }] },
      next_statement: {
        pattern: '$RESPONSE.json()',
        inside: {
          stopBy: 'end',
          any: [
            { kind: 'lexical_declaration' },
            { kind: 'return_statement' },
            { kind: 'expression_statement' },
          ],
          all: [
            {
              follows: {
                kind: 'lexical_declaration',
                has: {
                  kind: 'variable_declarator',
                  all: [
                    { has: { field: 'name', pattern: '$RESPONSE' } },
                    { has: { field: 'value', any: [{ pattern: 'await fetch($$$)' }] } },
                  ],
                },
              },
            },
            { not: { has: { stopBy: 'end', matches: 'status' } } },
            { not: { precedes: { stopBy: 'end', has: { stopBy: 'end', matches: 'status' } } } },
          ],
        },
      },
      chained: {
        any: [
          { pattern: '(await fetch($$$)).json()' },
          { pattern: 'fetch($$$).then(($R) => $R.json())' },
          { pattern: 'fetch($$$).then($R => $R.json())' },
        ],
      },
    },
  },
  tier: 'proved_check',
  matches: {
    messages: ['Unexpected token < in JSON at position 0'],
    expressions: ["Unexpected token '<', .* is not valid JSON"],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Medium: an outage of another service becomes a wrong value or a SyntaxError about "<" far from its cause.',
  },
};
