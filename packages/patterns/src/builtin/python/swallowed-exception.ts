import type { Lesson } from '@feedback/schema';
import { FUNCTIONS, IN_TEST } from './functions.ts';

/** What a clause catches when it catches everything that is an error. */
const EVERYTHING = {
  any: [
    { kind: 'identifier', regex: '^(Base)?Exception$' },
    { kind: 'attribute', regex: '^builtins\\.(Base)?Exception$' },
  ],
};
const EVERYTHING_AMONG_OTHERS = { any: [EVERYTHING, { kind: 'tuple', has: EVERYTHING }] };

/** A comment is none of these: it says why nothing is done. */
const DOES_NOTHING = {
  any: [
    { kind: 'pass_statement' },
    { kind: 'continue_statement' },
    { kind: 'expression_statement', has: { any: [{ kind: 'ellipsis' }, { kind: 'string' }] } },
  ],
};

export const swallowedException: Lesson = {
  pattern_id: 'builtin:swallowed_exception',
  name: 'swallowed_exception',
  description:
    'A broad except that only passes hides every failure, also a typo or a full disk, and work is lost without a trace. ' +
    'What is wrong shows up later and elsewhere, with nothing in the log to find it by. Catch the one exception that is expected ' +
    'and let the others rise, or log them; if ignoring all of them is right, say why in a comment.',
  bad_example: `import json


def read_orders(lines):
    orders = []
    for line in lines:
        try:
            orders.append(json.loads(line)["order"])
        except Exception:
            continue
    return orders
`,
  good_example: `import json


def read_orders(lines):
    orders = []
    for number, line in enumerate(lines, 1):
        try:
            orders.append(json.loads(line)["order"])
        except (json.JSONDecodeError, KeyError) as error:
            raise ValueError(f"line {number} is no order") from error
    return orders
`,
  test_coverage: `import pytest


def test_orders_are_read():
    assert read_orders(['{"order": 7}']) == [7]


def test_a_damaged_line_is_not_lost_in_silence():
    with pytest.raises(ValueError, match="line 2"):
        read_orders(['{"order": 7}', '{"order": '])
`,
  severity: 'medium',
  language: 'python',
  tags: [
    'exception',
    'except',
    'except Exception',
    'BaseException',
    'pass',
    'continue',
    'try',
    'error handling',
    'swallow',
    'ignore',
    'silent',
    'suppress',
  ],
  rule: {
    language: 'python',
    rule: {
      kind: 'except_clause',
      all: [
        { regex: '^except\\b[^:#]*Exception\\b[^:#]*:\\s*(pass|continue|\\.\\.\\.|["\'rRuU])' },
        {
          has: {
            any: [EVERYTHING_AMONG_OTHERS, { kind: 'as_pattern', has: EVERYTHING_AMONG_OTHERS }],
          },
        },
        { has: { kind: 'block', not: { has: { not: DOES_NOTHING } } } },
        { not: { inside: { kind: 'try_statement', has: { kind: 'else_clause' } } } },
        {
          not: {
            inside: {
              kind: 'function_definition',
              stopBy: FUNCTIONS,
              has: { field: 'name', regex: '^__del__$' },
            },
          },
        },
        { not: IN_TEST },
      ],
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: [
      'S110',
      'S112',
      'BLE001',
      'B110',
      'B112',
      'try-except-pass',
      'try-except-continue',
      'try_except_pass',
      'try_except_continue',
      'blind-except',
    ],
    messages: [
      '`try`-`except`-`pass` detected',
      '`try`-`except`-`continue` detected',
      'Try, Except, Pass detected',
      'Try, Except, Continue detected',
      'Do not catch blind exception',
    ],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Medium: the failure costs hours because its trace is gone, but the process can still be stopped, unlike with a bare except. A comment in the clause counts as a reason; an else tells that the failure is an answer; __del__ must not raise. No fix: which exceptions are expected is knowledge about the call.',
  },
};
