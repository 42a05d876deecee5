import type { Lesson } from '@feedback/schema';

const USES = { has: { stopBy: 'end', kind: 'identifier', pattern: '$NAME' } };
const KEEPS =
  '\\.(append|add|insert|appendleft|connect|add_done_callback|call_later|call_soon|submit|subscribe|register|bind|after|addCallback|add_callback|on)$';

export const lateBindingClosure: Lesson = {
  pattern_id: 'builtin:late_binding_closure',
  name: 'late_binding_closure',
  description:
    'A lambda kept from a loop looks its variable up when it is called: by then the loop is over and all see the last value. ' +
    'Every button deletes the last row. Bind the value now, as a default (row=row) or with functools.partial.',
  bad_example: `def delete_actions(rows, delete):
    actions = []
    for row in rows:
        actions.append(lambda: delete(row))
    return actions
`,
  good_example: `def delete_actions(rows, delete):
    actions = []
    for row in rows:
        actions.append(lambda row=row: delete(row))
    return actions
`,
  test_coverage: `def test_each_action_deletes_its_own_row():
    deleted = []
    for action in delete_actions(["a", "b", "c"], deleted.append):
        action()
    assert deleted == ["a", "b", "c"]
`,
  severity: 'high',
  language: 'python',
  tags: [
    'lambda',
    'closure',
    'loop variable',
    'late binding',
    'callback',
    'for',
    'tkinter',
    'qt',
    'partial',
    'default argument',
  ],
  rule: {
    language: 'python',
    rule: {
      kind: 'lambda',
      regex: '^lambda\\b',
      all: [
        { any: [{ matches: 'kept_in_loop' }, { matches: 'kept_in_list' }] },
        { any: [{ matches: 'without_parameters' }, { not: { matches: 'without_parameters' } }] },
      ],
    },
    utils: {
      kept_in_loop: {
        all: [
          {
            any: [
              {
                inside: {
                  kind: 'argument_list',
                  inside: { kind: 'call', has: { field: 'function', regex: KEEPS } },
                },
              },
              {
                inside: {
                  kind: 'keyword_argument',
                  has: { field: 'name', regex: '^(command|callback|on_\\w+)$' },
                },
              },
              { inside: { kind: 'assignment', field: 'right', has: { field: 'left', kind: 'subscript' } } },
            ],
          },
          {
            inside: {
              kind: 'for_statement',
              stopBy: { any: [{ kind: 'function_definition' }, { kind: 'for_statement' }] },
              has: { field: 'left', kind: 'identifier', pattern: '$NAME' },
            },
          },
          { has: { field: 'body', any: [{ kind: 'identifier', pattern: '$NAME' }, USES] } },
          { not: { has: { field: 'parameters', ...USES } } },
        ],
      },
      kept_in_list: {
        all: [
          {
            inside: {
              any: [{ kind: 'list_comprehension' }, { kind: 'set_comprehension' }],
              field: 'body',
              has: { kind: 'for_in_clause', has: { field: 'left', kind: 'identifier', pattern: '$NAME' } },
            },
          },
          { has: { field: 'body', any: [{ kind: 'identifier', pattern: '$NAME' }, USES] } },
          { not: { has: { field: 'parameters', ...USES } } },
        ],
      },
      without_parameters: { pattern: 'lambda: $RESULT' },
    },
    fix: 'lambda $NAME=$NAME: $RESULT',
  },
  tier: 'proved_fix',
  matches: {
    rule_ids: ['B023', 'W0640', 'cell-var-from-loop', 'python:S1515', 'py/loop-variable-capture'],
    messages: ['Function definition does not bind loop variable', 'defined in loop'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'High: the wrong row is changed, and a test with one row passes. The rule asks that the lambda is kept for later; one that is called within the same step is right. The fix gives a lambda without parameters the value of its step as a default.',
  },
};
