import type { Lesson } from '@feedback/schema';
import { CREDENTIAL_NAME, looksRandom, providerKeys } from '../credentials.ts';

export const secretInCode: Lesson = {
  pattern_id: 'builtin:secret_in_code',
  name: 'secret_in_code',
  description:
    'A key or password is written into the code, so everybody who ever sees the repository has it, for good. ' +
    'Git keeps it after it is deleted, and bundlers ship it to browsers. Read it from the environment, fail when it is missing, and replace the one that leaked.',
  bad_example: `export function paymentHeaders(): Record<string, string> {
  const apiKey = 'pk7Qz2Lm9Xw4Tr8Vb1Nc';
  return { authorization: \`Bearer \${apiKey}\` };
}
`,
  good_example: `export function paymentHeaders(): Record<string, string> {
  const apiKey = process.env['PAYMENT_API_KEY'];
  if (apiKey === undefined || apiKey === '') throw new Error('PAYMENT_API_KEY is not set');
  return { authorization: \`Bearer \${apiKey}\` };
}
`,
  test_coverage: `import assert from 'node:assert/strict';
import { test } from 'node:test';

test('the key is the one of the environment', () => {
  process.env['PAYMENT_API_KEY'] = 'from-environment';
  assert.equal(paymentHeaders()['authorization'], 'Bearer from-environment');
});

test('without a key there is an error, not a request', () => {
  delete process.env['PAYMENT_API_KEY'];
  assert.throws(() => paymentHeaders(), /PAYMENT_API_KEY/);
});
`,
  severity: 'critical',
  language: 'typescript',
  tags: [
    'secret',
    'api key',
    'password',
    'token',
    'credentials',
    'hard-coded',
    'process.env',
    'environment',
    'configuration',
    'leak',
    'security',
  ],
  rule: {
    language: 'typescript',
    rule: {
      kind: 'string',
      all: [{ any: [...providerKeys, { matches: 'named' }] }, { not: { matches: 'in_test' } }],
    },
    utils: {
      named: {
        inside: {
          any: [
            { has: { field: 'name', regex: CREDENTIAL_NAME } },
            { has: { field: 'property', regex: CREDENTIAL_NAME } },
            { has: { field: 'left', regex: CREDENTIAL_NAME } },
            { has: { field: 'key', regex: CREDENTIAL_NAME } },
          ],
        },
        all: [looksRandom],
      },
      in_test: {
        inside: {
          kind: 'program',
          stopBy: 'end',
          has: { kind: 'expression_statement', regex: '^(describe|it|test)\\b[\\w.]*\\(' },
        },
      },
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: [
      'no-secrets/no-secrets',
      'typescript:S6418',
      'javascript:S6418',
      'typescript:S2068',
      'javascript:S2068',
      'js/hardcoded-credentials',
    ],
    messages: ['Hard-coded credential', 'hard-coded secret'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Critical: what is in git is known to all who can clone it and cannot be called back. The rule looks for the shapes that providers give their keys, and for names that say "key" beside a value that looks random.',
  },
};
