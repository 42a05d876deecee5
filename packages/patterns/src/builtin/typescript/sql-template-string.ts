import type { Lesson } from '@feedback/schema';
import { BEFORE_VALUE, FRAGMENT, STATEMENT } from '../sql-words.ts';

const VALUE_COMES = `${BEFORE_VALUE}$|\\b(limit|Limit|LIMIT|offset|Offset|OFFSET)\\s*['"]?%?$`;
/** Text that the program makes itself. */
const OWN = { any: [FRAGMENT, { regex: '\'\\?\'|"\\?"|^(\\$\\{)?[A-Z_]+\\}?$' }] };
const VALUE = { regex: '.', not: { any: [{ kind: 'string' }, OWN] } };
const ADDS_VALUE = { kind: 'binary_expression', has: { field: 'right', ...VALUE } };
const VALUE_FOLLOWS_FIRST = { inside: { ...ADDS_VALUE, all: [{ has: { field: 'left', kind: 'string' } }] } };
const VALUE_FOLLOWS = {
  inside: { kind: 'binary_expression', has: { field: 'right', kind: 'string' }, inside: ADDS_VALUE },
};
const RUNS_SQL =
  '^(query|execute|exec|run|all|get|each|raw|prepare|queryRaw|unsafe|\\$queryRawUnsafe|\\$executeRawUnsafe)$';

export const sqlTemplateString: Lesson = {
  pattern_id: 'builtin:sql_template_string',
  name: 'sql_template_string',
  description:
    'A value is written into the text of an SQL statement, so whoever chooses the value can rewrite the statement. ' +
    'An apostrophe in a name is enough to break it. Pass values as parameters; only fixed names belong in the text.',
  bad_example: `interface Database {
  query(text: string, values?: readonly unknown[]): Promise<unknown[]>;
}

export function findByEmail(db: Database, email: string) {
  return db.query(\`SELECT id, name FROM users WHERE email = '\${email}'\`);
}
`,
  good_example: `interface Database {
  query(text: string, values?: readonly unknown[]): Promise<unknown[]>;
}

export function findByEmail(db: Database, email: string) {
  return db.query('SELECT id, name FROM users WHERE email = $1', [email]);
}
`,
  test_coverage: `import assert from 'node:assert/strict';
import { test } from 'node:test';

test('a value never becomes part of the statement', async () => {
  const hostile = "x' OR '1'='1";
  const calls: { text: string; values: readonly unknown[] }[] = [];
  const db = {
    async query(text: string, values: readonly unknown[] = []) {
      calls.push({ text, values });
      return [];
    },
  };
  await findByEmail(db, hostile);
  assert.ok(!calls[0]?.text.includes(hostile));
  assert.deepEqual(calls[0]?.values, [hostile]);
});
`,
  severity: 'critical',
  language: 'typescript',
  tags: [
    'sql',
    'query',
    'injection',
    'database',
    'template string',
    'parameters',
    'prepared statement',
    'postgres',
    'sqlite',
    'mysql',
    'select',
    'insert',
  ],
  rule: {
    language: 'typescript',
    rule: {
      any: [{ matches: 'template' }, { matches: 'concatenation' }],
      inside: {
        kind: 'arguments',
        inside: {
          kind: 'call_expression',
          has: { field: 'function', has: { field: 'property', regex: RUNS_SQL } },
        },
      },
    },
    utils: {
      template: {
        kind: 'template_string',
        all: [
          { regex: `^\`\\s*${STATEMENT}` },
          {
            has: {
              kind: 'template_substitution',
              all: [{ not: OWN }, { follows: { kind: 'string_fragment', regex: VALUE_COMES } }],
            },
          },
        ],
      },
      concatenation: {
        kind: 'binary_expression',
        all: [
          { regex: `^["']\\s*${STATEMENT}` },
          {
            has: {
              stopBy: 'end',
              kind: 'string',
              all: [
                { has: { kind: 'string_fragment', regex: VALUE_COMES } },
                { any: [VALUE_FOLLOWS_FIRST, VALUE_FOLLOWS] },
              ],
            },
          },
        ],
      },
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: [
      'typescript:S2077',
      'javascript:S2077',
      'typescript:S3649',
      'javascript:S3649',
      'js/sql-injection',
    ],
    messages: ['SQL injection', 'unterminated quoted string'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Critical: anybody who can choose the value can read or delete the whole database. Names of tables, rows of placeholders and constants are left out, because they cannot be parameters or are not from outside.',
  },
};
