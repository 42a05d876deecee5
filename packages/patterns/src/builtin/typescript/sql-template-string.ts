import type { Lesson } from '@feedback/schema';

const VALUE_SLOT = '(?i)(=|<|>|\\blike|\\bvalues\\s*\\(|\\bin\\s*\\(|\\bbetween|\\band|,)\\s*[\'"]?%?\\$\\{';

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
      kind: 'template_string',
      all: [
        { regex: '(?i)^`\\s*(select|insert\\s+into|update|delete\\s+from|replace\\s+into|with)\\b' },
        { regex: VALUE_SLOT },
        {
          inside: {
            kind: 'arguments',
            inside: {
              kind: 'call_expression',
              has: {
                field: 'function',
                kind: 'member_expression',
                has: {
                  field: 'property',
                  regex:
                    '^(query|execute|exec|run|all|get|each|raw|prepare|queryRaw|\\$queryRawUnsafe|\\$executeRawUnsafe|unsafe)$',
                },
              },
            },
          },
        },
      ],
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: [
      'S3649',
      'S2077',
      'typescript:S2077',
      'javascript:S2077',
      'javascript:S3649',
      'security/detect-sql-injection',
      'js/sql-injection',
      'sql-injection',
    ],
    messages: [
      'SQL injection',
      'unterminated quoted string',
      'You have an error in your SQL syntax',
      'syntax error at or near',
    ],
  },
  status: 'active',
  provenance: { origin: 'builtin', note: '' },
};
