import type { Lesson } from '@feedback/schema';

const SECRET =
  '(?i)(token|secret|passw(or)?d|passcode|otp|nonce|csrf|salt|api_?key|session_?id|verification_?code|reset_?code|invite_?code|auth_?code)$';

export const weakToken: Lesson = {
  pattern_id: 'builtin:weak_token',
  name: 'weak_token',
  description:
    'A token or password comes from Math.random, whose next values can be computed from a few earlier ones. ' +
    'Whoever gets one reset link can make the next. Use crypto.randomUUID, crypto.randomBytes or crypto.getRandomValues.',
  bad_example: `export function createResetLink(base: string): string {
  const resetToken = Math.random().toString(36).slice(2);
  return \`\${base}/reset?token=\${resetToken}\`;
}
`,
  good_example: `import { randomBytes } from 'node:crypto';

export function createResetLink(base: string): string {
  const resetToken = randomBytes(24).toString('base64url');
  return \`\${base}/reset?token=\${resetToken}\`;
}
`,
  test_coverage: `import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';

afterEach(() => mock.restoreAll());

test('a token cannot be foreseen by who knows the state of Math.random', () => {
  mock.method(Math, 'random', () => 0.5);
  assert.notEqual(createResetLink('https://a.test'), createResetLink('https://a.test'));
});
`,
  severity: 'high',
  language: 'typescript',
  tags: [
    'Math.random',
    'token',
    'password',
    'secret',
    'crypto',
    'randomBytes',
    'randomUUID',
    'session',
    'otp',
    'security',
    'random',
  ],
  rule: {
    language: 'typescript',
    rule: {
      pattern: 'Math.random()',
      any: [
        {
          inside: {
            stopBy: { any: [{ kind: 'statement_block' }, { kind: 'arguments' }] },
            any: [
              { kind: 'variable_declarator', has: { field: 'name', regex: SECRET } },
              { kind: 'assignment_expression', has: { field: 'left', regex: SECRET } },
              { kind: 'pair', has: { field: 'key', regex: SECRET } },
            ],
          },
        },
        {
          inside: {
            stopBy: { kind: 'program' },
            any: [
              { kind: 'function_declaration' },
              { kind: 'method_definition' },
              { kind: 'variable_declarator', has: { field: 'value', kind: 'arrow_function' } },
            ],
            has: {
              field: 'name',
              regex: `^(generate|create|make|new|random|gen|build|get)\\w*${SECRET.replace('(?i)(', '(?i:')}`,
            },
          },
        },
      ],
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: [
      'typescript:S2245',
      'javascript:S2245',
      'security/detect-pseudoRandomBytes',
      'js/insecure-randomness',
    ],
    messages: ['Make sure that using this pseudorandom number generator is safe', 'insecure randomness'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'High: an account can be taken over without breaking anything, but it takes some skill. The rule asks that the name of the variable, field or function says that the value is a secret.',
  },
};
