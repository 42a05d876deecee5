import type { Lesson } from '@feedback/schema';

/** What makes HTML of a value on purpose. */
const SAFE = '(?i:sanit|escape|purif|encode|trusted|\\bhtml`|toFixed|\\.length\\b|marked|highlight|render)';
/** Values that are markup, or no text, by their name; constants. */
const MARKUP_OR_NUMBER =
  '^[A-Z][A-Z0-9_]*$|(?i:html|markup|svg|icon|id|class|className|style|width|height|count|index|color|size)$';
const PLAIN_VALUE = {
  any: [{ kind: 'identifier' }, { kind: 'member_expression' }],
  not: { any: [{ regex: `${SAFE}|${MARKUP_OR_NUMBER}` }, { matches: 'imported' }] },
};

export const htmlInjection: Lesson = {
  pattern_id: 'builtin:html_injection',
  name: 'html_injection',
  description:
    'A value is put into HTML as text, so a name like "<img onerror=…>" runs as script in everybody\'s browser. ' +
    'Set textContent, build elements, or escape the value; sanitise what must be HTML with a kept library.',
  bad_example: `interface Target {
  innerHTML: string;
  textContent: string | null;
}

export function showComment(target: Target, author: string): void {
  target.innerHTML = \`<b>\${author}</b> wrote a comment\`;
}
`,
  good_example: `interface Target {
  innerHTML: string;
  textContent: string | null;
}

export function showComment(target: Target, author: string): void {
  target.textContent = \`\${author} wrote a comment\`;
}
`,
  test_coverage: `import assert from 'node:assert/strict';
import { test } from 'node:test';

test('a name is never read as HTML', () => {
  const target = { innerHTML: '', textContent: '' };
  showComment(target, '<img src=x onerror=alert(1)>');
  assert.equal(target.innerHTML, '');
  assert.match(target.textContent, /onerror/);
});
`,
  severity: 'critical',
  language: 'typescript',
  tags: [
    'innerHTML',
    'dangerouslySetInnerHTML',
    'html',
    'xss',
    'escape',
    'sanitize',
    'textContent',
    'dom',
    'template string',
    'react',
    'security',
  ],
  rule: {
    language: 'typescript',
    rule: { any: [{ matches: 'assigned' }, { matches: 'inserted' }, { matches: 'from_outside' }] },
    utils: {
      // A file of the program itself, such as an image.
      imported: {
        kind: 'identifier',
        pattern: '$NAME',
        inside: {
          kind: 'program',
          stopBy: 'end',
          has: { kind: 'import_statement', has: { stopBy: 'end', pattern: '$NAME' } },
        },
      },
      markup: {
        any: [
          {
            kind: 'template_string',
            regex: '<[a-zA-Z/]',
            has: { kind: 'template_substitution', has: PLAIN_VALUE },
          },
          {
            kind: 'binary_expression',
            regex: '^["\'`][^"\'`]*<[a-zA-Z/]',
            has: {
              stopBy: { kind: 'call_expression' },
              inside: { kind: 'binary_expression' },
              ...PLAIN_VALUE,
            },
          },
        ],
      },
      assigned: {
        any: [{ kind: 'assignment_expression' }, { kind: 'augmented_assignment_expression' }],
        all: [
          { has: { field: 'left', regex: '\\.(innerHTML|outerHTML)$' } },
          { has: { field: 'right', matches: 'markup' } },
        ],
      },
      inserted: {
        kind: 'call_expression',
        all: [
          { has: { field: 'function', regex: '(\\.insertAdjacentHTML|\\bdocument\\.write(ln)?)$' } },
          { has: { field: 'arguments', has: { matches: 'markup' } } },
        ],
      },
      from_outside: {
        any: [
          { kind: 'assignment_expression', has: { field: 'left', regex: '\\.(innerHTML|outerHTML)$' } },
          { kind: 'pair', has: { field: 'key', regex: '^__html$' } },
        ],
        has: {
          nthChild: 2,
          regex:
            '^((window|document)\\.)?location\\.(hash|search|href)|^(req|request)\\.(query|body|params)\\b|\\b(searchParams|params|URLSearchParams\\([^)]*\\))\\.get\\(|^(props\\.)?(comment|message|post|user|review|bio|note|question|answer|reply)\\.\\w+$|^(event|e)\\.(target\\.value|data)$',
          not: { regex: SAFE },
        },
      },
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: [
      'no-unsanitized/property',
      'no-unsanitized/method',
      'react/no-danger',
      'typescript:S5696',
      'javascript:S5696',
      'js/xss',
      'js/xss-through-dom',
    ],
    messages: ['Unsafe assignment to innerHTML', 'Unsafe call to document.write', 'Cross-site scripting'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Critical: whoever chooses a name acts as every user who sees it. Values that are escaped, sanitised or made of markup by their name are trusted, as are constants.',
  },
};
