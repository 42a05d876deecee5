import type { Lesson } from '@feedback/schema';

export const asyncForeach: Lesson = {
  pattern_id: 'builtin:async_foreach',
  name: 'async_foreach',
  description:
    'forEach does not wait for an async callback: the code goes on before the work is done and its errors are lost. ' +
    'A rejection in it ends the process as an unhandled rejection. ' +
    'Use for...of with await for one after the other, or await Promise.all over map for all at once.',
  bad_example: `interface Outbox {
  send(address: string): Promise<void>;
}

export async function inviteAll(outbox: Outbox, addresses: readonly string[]) {
  let sent = 0;
  addresses.forEach(async (address) => {
    await outbox.send(address);
    sent += 1;
  });
  return sent;
}
`,
  good_example: `interface Outbox {
  send(address: string): Promise<void>;
}

export async function inviteAll(outbox: Outbox, addresses: readonly string[]) {
  let sent = 0;
  for (const address of addresses) {
    await outbox.send(address);
    sent += 1;
  }
  return sent;
}
`,
  test_coverage: `import assert from 'node:assert/strict';
import { test } from 'node:test';

test('every invitation is sent before the count is given', async () => {
  const sent: string[] = [];
  const outbox = {
    async send(address: string) {
      await Promise.resolve();
      sent.push(address);
    },
  };
  assert.equal(await inviteAll(outbox, ['a@x.test', 'b@x.test']), 2);
  assert.deepEqual(sent, ['a@x.test', 'b@x.test']);
});

test('a failed invitation reaches the caller', async () => {
  const outbox = { send: () => Promise.reject(new Error('mailbox full')) };
  await assert.rejects(inviteAll(outbox, ['a@x.test']), /mailbox full/);
});
`,
  severity: 'high',
  language: 'typescript',
  tags: [
    'async',
    'await',
    'forEach',
    'promise',
    'Promise.all',
    'loop',
    'floating promise',
    'unhandled rejection',
    'array',
  ],
  rule: {
    language: 'typescript',
    rule: {
      kind: 'call_expression',
      all: [
        {
          has: {
            field: 'function',
            kind: 'member_expression',
            has: { field: 'property', regex: '^forEach$' },
          },
        },
        {
          has: {
            field: 'arguments',
            has: {
              any: [{ kind: 'arrow_function' }, { kind: 'function_expression' }],
              all: [{ regex: '^async\\b' }, { has: { kind: 'await_expression', stopBy: 'end' } }],
            },
          },
        },
      ],
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: [
      '@typescript-eslint/no-misused-promises',
      'typescript/no-misused-promises',
      'typescript:S6544',
    ],
    messages: ['Promise returned in function argument where a void return was expected'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'High: results are silently incomplete and failures are lost or end the process. No fix: whether the calls may run at once is knowledge about the work.',
  },
};
