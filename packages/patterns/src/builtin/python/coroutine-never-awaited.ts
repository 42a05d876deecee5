import type { Lesson, RuleObject } from '@feedback/schema';
import { IN_ASYNC } from './functions.ts';

/** An `async def` without a decorator, which might run it, that is no generator. */
const coroutine = (name: string): RuleObject => ({
  kind: 'function_definition',
  all: [
    { has: { field: 'name', pattern: name } },
    // The text of a whole function is asked for after its name: it costs most.
    { regex: '^async\\b' },
    { not: { has: { kind: 'yield', stopBy: 'end' } } },
  ],
});

export const coroutineNeverAwaited: Lesson = {
  pattern_id: 'builtin:coroutine_never_awaited',
  name: 'coroutine_never_awaited',
  description:
    'An async function is called without await: its body never runs, and Python only prints a warning. ' +
    'The mail is not sent, the row is not written, and no exception says so. ' +
    'Await the call, or start it with asyncio.create_task and keep the task.',
  bad_example: `async def write_audit(log, entry):
    log.append(entry)


async def delete_account(accounts, log, account_id):
    del accounts[account_id]
    write_audit(log, f"deleted {account_id}")
`,
  good_example: `async def write_audit(log, entry):
    log.append(entry)


async def delete_account(accounts, log, account_id):
    del accounts[account_id]
    await write_audit(log, f"deleted {account_id}")
`,
  test_coverage: `import asyncio


def test_deleting_an_account_leaves_a_trace():
    log = []
    asyncio.run(delete_account({"a7": {}}, log, "a7"))
    assert log == ["deleted a7"]
`,
  severity: 'high',
  language: 'python',
  tags: [
    'async',
    'await',
    'asyncio',
    'coroutine',
    'missing await',
    'never awaited',
    'create_task',
    'RuntimeWarning',
    'fire and forget',
  ],
  rule: {
    language: 'python',
    rule: {
      kind: 'call',
      all: [
        { inside: { kind: 'expression_statement' } },
        {
          any: [
            { matches: 'of_module' },
            { matches: 'of_block' },
            { matches: 'of_class' },
            { matches: 'of_asyncio' },
          ],
        },
        { any: [{ all: [IN_ASYNC, { pattern: '$CALL' }] }, { not: IN_ASYNC }] },
      ],
    },
    utils: {
      of_module: {
        all: [
          { pattern: '$NAME($$$)' },
          {
            inside: {
              kind: 'module',
              stopBy: 'end',
              all: [
                { has: coroutine('$NAME') },
                {
                  not: {
                    has: {
                      kind: 'function_definition',
                      stopBy: 'end',
                      has: { field: 'name', pattern: '$NAME' },
                      all: [{ not: { regex: '^async\\b' } }],
                    },
                  },
                },
              ],
            },
          },
        ],
      },
      of_block: {
        all: [
          { pattern: '$NAME($$$)' },
          {
            inside: {
              kind: 'block',
              stopBy: 'end',
              inside: { kind: 'function_definition' },
              has: coroutine('$NAME'),
            },
          },
        ],
      },
      of_class: {
        all: [
          { pattern: 'self.$NAME($$$)' },
          {
            inside: {
              kind: 'class_definition',
              stopBy: { kind: 'class_definition' },
              has: { field: 'body', has: coroutine('$NAME') },
            },
          },
        ],
      },
      of_asyncio: { has: { field: 'function', regex: '^asyncio\\.(sleep|wait_for|wait|to_thread)$' } },
    },
    fix: 'await $CALL',
  },
  tier: 'proved_fix',
  matches: {
    rule_ids: ['RUF006', 'unused-coroutine', 'reportUnusedCoroutine', 'python:S7502'],
    messages: ['Result of async function call is not used'],
    expressions: ["coroutine '[\\w.<>]+' was never awaited"],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'High: work is silently not done, and tests that mock the call do not see it. The rule knows a function as async by its definition in the same file; the fix is made inside async def only.',
  },
};
