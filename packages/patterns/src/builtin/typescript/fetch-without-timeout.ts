import type { Lesson } from '@feedback/schema';

export const fetchWithoutTimeout: Lesson = {
  pattern_id: 'builtin:fetch_without_timeout',
  name: 'fetch_without_timeout',
  description:
    'fetch waits for minutes when the other host hangs, and every caller waits with it until all is stuck. ' +
    'Give each call to another host a limit with AbortSignal.timeout, and say what happens when it is over.',
  bad_example: `export async function loadRates(currency: string) {
  const response = await fetch(\`https://rates.test/latest?base=\${currency}\`);
  if (!response.ok) throw new Error(\`Rates: \${response.status}\`);
  return response.json();
}
`,
  good_example: `export async function loadRates(currency: string) {
  const response = await fetch(\`https://rates.test/latest?base=\${currency}\`, {
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new Error(\`Rates: \${response.status}\`);
  return response.json();
}
`,
  test_coverage: `import assert from 'node:assert/strict';
import { test } from 'node:test';

test('the call carries a signal that can end it', async (context) => {
  let signal: unknown;
  context.mock.method(globalThis, 'fetch', async (_url: string, options?: RequestInit) => {
    signal = options?.signal;
    return Response.json({ EUR: 1 });
  });
  assert.deepEqual(await loadRates('EUR'), { EUR: 1 });
  assert.ok(signal instanceof AbortSignal);
});
`,
  severity: 'medium',
  language: 'typescript',
  tags: [
    'fetch',
    'timeout',
    'AbortSignal',
    'AbortController',
    'http',
    'request',
    'api',
    'hang',
    'external service',
    'network',
  ],
  rule: {
    language: 'typescript',
    rule: {
      kind: 'call_expression',
      all: [
        { has: { field: 'function', regex: '^(globalThis\\.|window\\.)?fetch$' } },
        {
          has: {
            field: 'arguments',
            has: {
              nthChild: 1,
              regex: '^[\'"`]https?://',
              not: { regex: '^.https?://(localhost|127\\.|0\\.0\\.0\\.0|\\[::1\\])' },
            },
          },
        },
        {
          has: {
            field: 'arguments',
            any: [
              { not: { has: { nthChild: 2, regex: '.' } } },
              {
                has: {
                  nthChild: 2,
                  kind: 'object',
                  not: { has: { any: [{ kind: 'spread_element' }, { regex: '^[\'"]?signal\\b' }] } },
                },
              },
            ],
          },
        },
      ],
    },
  },
  tier: 'proved_check',
  matches: {
    messages: ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'HeadersTimeoutError', 'BodyTimeoutError'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Medium: nothing is wrong until the other host hangs; then every request waits with it. Only absolute addresses of other hosts count, and calls whose options are written out.',
  },
};
