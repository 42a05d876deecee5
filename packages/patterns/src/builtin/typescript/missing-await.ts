import type { Lesson, RuleObject } from '@feedback/schema';
import { FUNCTIONS, IN_ASYNC } from './functions.ts';

/** A function that is async by its own text, however it is declared. */
const declared = (name: string): RuleObject => ({
  any: [
    {
      kind: 'function_declaration',
      // The text of a whole function is asked for last: it costs most.
      all: [{ has: { field: 'name', pattern: name } }, { regex: '^async\\b' }],
    },
    {
      kind: 'lexical_declaration',
      has: {
        kind: 'variable_declarator',
        all: [
          { has: { field: 'name', pattern: name } },
          {
            has: {
              field: 'value',
              any: [{ kind: 'arrow_function' }, { kind: 'function_expression' }],
              all: [{ regex: '^async\\b' }],
            },
          },
        ],
      },
    },
  ],
});

export const missingAwait: Lesson = {
  pattern_id: 'builtin:missing_await',
  name: 'missing_await',
  description:
    'A promise is used where its value was meant: as a condition it is always true, so the check never says no. ' +
    'Returned from try without await, it leaves before it fails, and the catch never runs. Await the call.',
  bad_example: `interface Session {
  readonly user: string;
}

const blocked = new Set(['mallory']);

async function isAllowed(session: Session): Promise<boolean> {
  return !blocked.has(session.user);
}

export async function readReport(session: Session): Promise<string> {
  if (isAllowed(session)) {
    return 'the figures';
  }
  return 'forbidden';
}
`,
  good_example: `interface Session {
  readonly user: string;
}

const blocked = new Set(['mallory']);

async function isAllowed(session: Session): Promise<boolean> {
  return !blocked.has(session.user);
}

export async function readReport(session: Session): Promise<string> {
  if (await isAllowed(session)) {
    return 'the figures';
  }
  return 'forbidden';
}
`,
  test_coverage: `import assert from 'node:assert/strict';
import { test } from 'node:test';

test('who is blocked reads nothing', async () => {
  assert.equal(await readReport({ user: 'mallory' }), 'forbidden');
});

test('anybody else reads the report', async () => {
  assert.equal(await readReport({ user: 'ada' }), 'the figures');
});
`,
  severity: 'critical',
  language: 'typescript',
  tags: [
    'async',
    'await',
    'promise',
    'condition',
    'if',
    'authorization',
    'permission',
    'try catch',
    'return await',
  ],
  rule: {
    language: 'typescript',
    rule: {
      kind: 'call_expression',
      all: [
        { any: [{ matches: 'condition' }, { matches: 'returned_from_try' }] },
        { any: [{ matches: 'function' }, { matches: 'method' }] },
        { any: [{ all: [IN_ASYNC, { pattern: '$CALL' }] }, { not: IN_ASYNC }] },
      ],
    },
    utils: {
      condition: {
        any: [
          {
            inside: {
              kind: 'parenthesized_expression',
              inside: { any: [{ kind: 'if_statement' }, { kind: 'while_statement' }], field: 'condition' },
            },
          },
          { inside: { kind: 'unary_expression', regex: '^!' } },
          { inside: { kind: 'ternary_expression', field: 'condition' } },
          {
            inside: {
              kind: 'binary_expression',
              field: 'left',
              regex: '&&|\\|\\|',
              has: { field: 'operator', regex: '^(&&|\\|\\|)$' },
            },
          },
        ],
      },
      returned_from_try: {
        inside: {
          kind: 'return_statement',
          all: [
            {
              inside: {
                stopBy: FUNCTIONS,
                kind: 'statement_block',
                inside: {
                  kind: 'try_statement',
                  field: 'body',
                  has: { field: 'handler', matches: 'handles' },
                },
              },
            },
            IN_ASYNC,
          ],
        },
      },
      // A catch that only throws on does the same for everybody.
      handles: {
        kind: 'catch_clause',
        has: { field: 'body', not: { regex: '^\\{\\s*throw \\w+;?\\s*\\}$' } },
      },
      function: {
        all: [
          { pattern: '$NAME($$$)' },
          {
            inside: {
              stopBy: 'end',
              any: [{ kind: 'program' }, { kind: 'statement_block' }],
              has: { any: [declared('$NAME'), { kind: 'export_statement', has: declared('$NAME') }] },
            },
          },
        ],
      },
      method: {
        all: [
          { pattern: 'this.$NAME($$$)' },
          {
            inside: {
              stopBy: { kind: 'class_body' },
              kind: 'class_body',
              has: {
                kind: 'method_definition',
                all: [{ has: { field: 'name', pattern: '$NAME' } }, { regex: '^(\\w+ )*async\\s+[^*\\s]' }],
              },
            },
          },
        ],
      },
    },
    fix: 'await $CALL',
  },
  tier: 'proved_fix',
  matches: {
    rule_ids: [
      '@typescript-eslint/no-floating-promises',
      'typescript/no-floating-promises',
      '@typescript-eslint/return-await',
      'typescript/return-await',
      'TS2801',
    ],
    messages: [
      "This condition will always return true since this 'Promise",
      'Expected non-Promise value in a boolean conditional',
      'Promises must be awaited',
    ],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Critical: the check that lets nobody through without permission lets everybody through, and no type is wrong in JavaScript. The rule knows a function as async by its definition in the same file; the fix is made inside async functions only.',
  },
};
