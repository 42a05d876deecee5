import type { Lesson } from '@feedback/schema';
import { FUNCTIONS } from './functions.ts';

const STARTS =
  '^((window|globalThis|document|self)\\.)?(setInterval|addEventListener)$|^\\w+(\\.current)?\\.addEventListener$';

export const effectWithoutCleanup: Lesson = {
  pattern_id: 'builtin:effect_without_cleanup',
  name: 'effect_without_cleanup',
  description:
    'An effect starts a timer or listens to an event and never stops: each mount adds one more, and none goes away. ' +
    'Old callbacks set state of a component that is gone, and the page gets slower by the minute. Return a function that undoes it.',
  bad_example: `type UseEffect = (effect: () => void | (() => void), inputs: readonly unknown[]) => void;

export function useHeartbeat(useEffect: UseEffect, send: () => void, every: number): void {
  useEffect(() => {
    send();
    setInterval(send, every);
  }, [send, every]);
}
`,
  good_example: `type UseEffect = (effect: () => void | (() => void), inputs: readonly unknown[]) => void;

export function useHeartbeat(useEffect: UseEffect, send: () => void, every: number): void {
  useEffect(() => {
    send();
    const timer = setInterval(send, every);
    return () => clearInterval(timer);
  }, [send, every]);
}
`,
  test_coverage: `import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

test('nothing is sent after the component is gone', () => {
  mock.timers.enable({ apis: ['setInterval'] });
  let sent = 0;
  let cleanup: void | (() => void);
  useHeartbeat((effect) => (cleanup = effect()), () => (sent += 1), 1000);
  mock.timers.tick(2000);
  cleanup?.();
  mock.timers.tick(5000);
  assert.equal(sent, 3);
});
`,
  severity: 'medium',
  language: 'typescript',
  tags: [
    'react',
    'useEffect',
    'cleanup',
    'setInterval',
    'addEventListener',
    'removeEventListener',
    'clearInterval',
    'memory leak',
    'hook',
    'unmount',
  ],
  rule: {
    language: 'typescript',
    rule: {
      all: [
        { any: [{ matches: 'timer_at_the_end' }, { matches: 'started' }] },
        { inside: { kind: 'statement_block', matches: 'effect_without_return' } },
      ],
    },
    utils: {
      effect_without_return: {
        all: [
          { not: { has: { kind: 'return_statement', has: { nthChild: 1, regex: '.' } } } },
          {
            not: {
              has: {
                stopBy: FUNCTIONS,
                kind: 'return_statement',
                has: { nthChild: 1, regex: '.' },
              },
            },
          },
          {
            inside: {
              any: [{ kind: 'arrow_function' }, { kind: 'function_expression' }],
              field: 'body',
              inside: {
                kind: 'arguments',
                inside: {
                  kind: 'call_expression',
                  has: { field: 'function', regex: '^(React\\.)?(useEffect|useLayoutEffect)$' },
                },
              },
            },
          },
        ],
      },
      timer_at_the_end: {
        all: [
          {
            kind: 'expression_statement',
            has: { pattern: 'setInterval($$$ARGUMENTS)' },
          },
          { not: { precedes: { stopBy: 'end', regex: '^[^}]' } } },
        ],
      },
      started: {
        any: [
          {
            kind: 'expression_statement',
            has: {
              kind: 'call_expression',
              all: [
                { has: { field: 'function', regex: STARTS } },
                { not: { has: { field: 'arguments', regex: '\\b(once|signal)\\b' } } },
              ],
            },
          },
          {
            kind: 'lexical_declaration',
            has: {
              kind: 'variable_declarator',
              has: {
                field: 'value',
                kind: 'call_expression',
                has: { field: 'function', regex: '^((window|globalThis)\\.)?setInterval$' },
              },
            },
          },
        ],
      },
    },
    fix: 'const timer = setInterval($$$ARGUMENTS);\nreturn () => clearInterval(timer);',
  },
  tier: 'proved_fix',
  matches: {
    rule_ids: [
      'react-web-api/no-leaked-interval',
      'react-web-api/no-leaked-event-listener',
      '@eslint-react/web-api/no-leaked-interval',
      '@eslint-react/web-api/no-leaked-event-listener',
    ],
    messages: ["Can't perform a React state update on an unmounted component", 'MaxListenersExceededWarning'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Medium: nothing breaks at first; after an hour a hundred timers run. The fix is made for a timer that is the last statement of an effect without return, where nothing else can be meant.',
  },
};
