import type { Lesson } from '@feedback/schema';
import { FUNCTIONS } from './functions.ts';

const OUTSIDE =
  '\\b\\w*[sS]torage\\.getItem\\(|^(e|ev|evt|event|msg|message)\\.data\\b|^(\\w+\\.)*(req|request|ctx\\.request|event)\\.body\\b|\\.text\\(\\)\\)?$|^(\\w+\\.)*(req|request|ctx)\\.(query|params|headers|cookies)\\b';

export const unguardedJsonParse: Lesson = {
  pattern_id: 'builtin:unguarded_json_parse',
  name: 'unguarded_json_parse',
  description:
    'JSON.parse throws on text from outside that is not JSON, and what it gives is used without a check of its shape. ' +
    'Storage, messages and request bodies can hold anything. Parse inside try, check the shape, and have an answer for the rest.',
  bad_example: `interface Settings {
  readonly theme: string;
}

export function readSettings(storage: Storage): Settings {
  return JSON.parse(storage.getItem('settings') ?? '{}');
}
`,
  good_example: `interface Settings {
  readonly theme: string;
}

const fallback: Settings = { theme: 'light' };

export function readSettings(storage: Storage): Settings {
  try {
    const value: unknown = JSON.parse(storage.getItem('settings') ?? '{}');
    return isSettings(value) ? value : fallback;
  } catch {
    return fallback;
  }
}

const isSettings = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && 'theme' in value && typeof value.theme === 'string';
`,
  test_coverage: `import assert from 'node:assert/strict';
import { test } from 'node:test';

const storageWith = (text: string | null) => ({ getItem: () => text }) as unknown as Storage;

for (const text of [null, '{"theme":', '"dark"', '{"theme":7}', 'null']) {
  test(\`settings stored as \${text} fall back\`, () => {
    assert.deepEqual(readSettings(storageWith(text)), { theme: 'light' });
  });
}

test('stored settings are read', () => {
  assert.deepEqual(readSettings(storageWith('{"theme":"dark"}')), { theme: 'dark' });
});
`,
  severity: 'medium',
  language: 'typescript',
  tags: [
    'JSON.parse',
    'json',
    'parse',
    'validate',
    'localStorage',
    'request body',
    'WebSocket',
    'message',
    'SyntaxError',
    'schema',
    'zod',
  ],
  rule: {
    language: 'typescript',
    rule: {
      kind: 'call_expression',
      all: [
        { has: { field: 'function', regex: '^JSON\\.parse$' } },
        { has: { field: 'arguments', has: { regex: OUTSIDE } } },
        { not: { inside: { kind: 'try_statement', stopBy: FUNCTIONS } } },
        {
          not: {
            inside: {
              kind: 'call_expression',
              has: { field: 'function', regex: '\\.(safeParse|parse|parseAsync|decode|validate)$' },
              stopBy: FUNCTIONS,
            },
          },
        },
      ],
    },
  },
  tier: 'proved_check',
  matches: {
    messages: [
      'Unexpected end of JSON input',
      'Unexpected non-whitespace character after JSON',
      'Unterminated string in JSON',
    ],
    expressions: [
      'Expected .* in JSON at position \\d+',
      "Unexpected token '?[^<N']'?.* (is not valid JSON|in JSON at position \\d+)",
      '"(undefined|\\[object Object\\])" is not valid JSON',
    ],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Medium: one bad value in storage breaks a page at every start, one bad message ends a server process. Files of the program itself are left out: there an exception is the right answer.',
  },
};
