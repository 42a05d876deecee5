import type { Lesson } from '@feedback/schema';
import { BEFORE_VALUE, FRAGMENT, STATEMENT } from '../sql-words.ts';

/** Text that the program makes itself, constants, and numbers. */
const OWN = {
  any: [FRAGMENT, { regex: '^\\{?[A-Z][A-Z0-9_.]*\\}?$|^\\{?(int|float|len)\\(' }],
};
const VALUE = { not: { any: [{ kind: 'string' }, OWN] } };
const BINARY = { kind: 'binary_operator' };

const RUNS_SQL =
  '\\.(execute|executemany|executescript|read_sql|read_sql_query|raw|fetch|fetchrow|fetchval)$';

export const sqlFromText: Lesson = {
  pattern_id: 'builtin:sql_from_text',
  name: 'sql_from_text',
  description:
    'A value is put into the text of a SQL statement, so a value with a quote in it becomes part of the statement. ' +
    "That is an open door to read or delete everything, and O'Brien cannot log in. " +
    'Leave a placeholder in the text and pass the values beside it.',
  bad_example: `def find_user(connection, name):
    row = connection.execute(f"SELECT id, name FROM users WHERE name = '{name}'").fetchone()
    return None if row is None else {"id": row[0], "name": row[1]}
`,
  good_example: `def find_user(connection, name):
    row = connection.execute("SELECT id, name FROM users WHERE name = ?", (name,)).fetchone()
    return None if row is None else {"id": row[0], "name": row[1]}
`,
  test_coverage: `import sqlite3

import pytest


@pytest.fixture
def connection():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE users (id INTEGER, name TEXT)")
    connection.execute("INSERT INTO users VALUES (1, 'Ada'), (2, 'O''Brien')")
    yield connection
    connection.close()


def test_a_name_is_a_value_whatever_it_holds(connection):
    assert find_user(connection, "O'Brien") == {"id": 2, "name": "O'Brien"}
    assert find_user(connection, "x' OR '1'='1") is None
`,
  severity: 'critical',
  language: 'python',
  tags: [
    'sql',
    'query',
    'injection',
    'database',
    'f-string',
    'format',
    'execute',
    'cursor',
    'parameters',
    'sqlite',
    'postgres',
    'sqlalchemy',
    'placeholder',
  ],
  rule: {
    language: 'python',
    rule: {
      kind: 'call',
      all: [
        {
          any: [
            { has: { field: 'function', regex: RUNS_SQL } },
            // The parenthesis is there to know most files by their text.
            { regex: '^((sa|sqlalchemy|db)\\.)?text\\(' },
          ],
        },
        {
          has: {
            field: 'arguments',
            has: { nthChild: 1, any: [{ matches: 'built' }, { matches: 'named' }] },
          },
        },
      ],
    },
    utils: {
      built: {
        all: [
          { any: [{ matches: 'interpolated' }, { matches: 'formatted' }, { matches: 'joined' }] },
          { matches: 'statement' },
        ],
      },
      statement: { regex: `^[rbfRBF]*["']+\\s*${STATEMENT}` },
      with_value: {
        kind: 'string',
        has: {
          kind: 'interpolation',
          all: [{ not: OWN }, { follows: { kind: 'string_content', matches: 'before_value' } }],
        },
      },
      before_value: { regex: `${BEFORE_VALUE}$` },
      interpolated: {
        any: [{ matches: 'with_value' }, { kind: 'concatenated_string', has: { matches: 'with_value' } }],
      },
      formatted: {
        any: [
          {
            ...BINARY,
            all: [
              { has: { field: 'operator', regex: '^%$' } },
              { has: { field: 'left', matches: 'takes_value' } },
              { not: { has: { field: 'right', ...OWN } } },
            ],
          },
          {
            kind: 'call',
            has: {
              field: 'function',
              kind: 'attribute',
              all: [
                { has: { field: 'attribute', regex: '^format$' } },
                { has: { field: 'object', matches: 'takes_value' } },
              ],
            },
          },
        ],
      },
      takes_value: { regex: `${BEFORE_VALUE}(%[sd]|\\{)` },
      joined: {
        ...BINARY,
        has: {
          stopBy: 'end',
          kind: 'string',
          all: [
            { has: { kind: 'string_content', matches: 'before_value' } },
            {
              any: [
                {
                  inside: {
                    ...BINARY,
                    has: { field: 'right', ...VALUE },
                    all: [{ has: { field: 'left', kind: 'string' } }],
                  },
                },
                { inside: { ...BINARY, inside: { ...BINARY, has: { field: 'right', ...VALUE } } } },
              ],
            },
          ],
        },
      },
      named: {
        kind: 'identifier',
        pattern: '$QUERY',
        inside: {
          stopBy: 'end',
          any: [{ kind: 'expression_statement' }, { kind: 'return_statement' }],
          follows: {
            kind: 'expression_statement',
            has: {
              kind: 'assignment',
              all: [
                { has: { field: 'left', pattern: '$QUERY' } },
                { has: { field: 'right', matches: 'built' } },
              ],
            },
          },
        },
      },
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: ['S608', 'B608', 'python:S2077', 'python:S3649', 'py/sql-injection'],
    messages: ['unrecognized token: "'],
    expressions: ['near "\\w+": syntax error'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Critical: anybody who can choose the value can read or delete the whole database. Names of tables, rows of placeholders, constants and numbers are left out, because they cannot be parameters or hold no quote.',
  },
};
