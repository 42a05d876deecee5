import type { Lesson } from '@feedback/schema';

/** What puts no foreign text into a command: quoted for the shell, a constant, a number, or the interpreter itself. */
const HARMLESS = 'quote\\(|sys\\.executable|^\\{?[A-Z][A-Z0-9_.]*\\}?$|^\\{?(int|len)\\(';

export const shellInjection: Lesson = {
  pattern_id: 'builtin:shell_injection',
  name: 'shell_injection',
  description:
    'A value is put into a command line that a shell reads, so a space, quote or semicolon in it becomes syntax. ' +
    'A file called "a; rm -rf ~" is a command, and "my report.pdf" is two files. ' +
    'Pass a list of arguments without shell=True; use shlex.quote only where a shell is really needed.',
  bad_example: `import subprocess


def count_lines(path):
    output = subprocess.run(f"wc -l < {path}", shell=True, capture_output=True, text=True, check=True)
    return int(output.stdout)
`,
  good_example: `import subprocess


def count_lines(path):
    with open(path, "rb") as source:
        output = subprocess.run(["wc", "-l"], stdin=source, capture_output=True, text=True, check=True)
    return int(output.stdout)
`,
  test_coverage: `def test_a_path_is_no_part_of_the_command(tmp_path):
    path = tmp_path / "my report; echo 7.txt"
    path.write_text("one\\ntwo\\n", encoding="utf-8")
    assert count_lines(path) == 2
`,
  severity: 'critical',
  language: 'python',
  tags: [
    'subprocess',
    'shell',
    'command injection',
    'os.system',
    'shell=True',
    'Popen',
    'run',
    'command line',
    'shlex',
    'quote',
    'security',
  ],
  rule: {
    language: 'python',
    rule: {
      kind: 'call',
      any: [{ matches: 'asks_for_shell' }, { matches: 'is_shell' }],
      has: {
        field: 'arguments',
        has: {
          nthChild: 1,
          any: [{ matches: 'interpolated' }, { matches: 'formatted' }, { matches: 'joined' }],
        },
      },
    },
    utils: {
      asks_for_shell: {
        all: [
          {
            has: {
              field: 'function',
              regex: '^((subprocess|sp)\\.)?(run|call|check_call|check_output|Popen)$',
            },
          },
          { has: { field: 'arguments', has: { kind: 'keyword_argument', regex: '^shell\\s*=\\s*True$' } } },
        ],
      },
      is_shell: {
        has: {
          field: 'function',
          regex:
            '^(os\\.(system|popen)|(subprocess\\.)?(getoutput|getstatusoutput)|asyncio\\.create_subprocess_shell)$',
        },
      },
      foreign: { kind: 'interpolation', not: { regex: HARMLESS } },
      interpolated: {
        any: [
          { kind: 'string', has: { matches: 'foreign' } },
          { kind: 'concatenated_string', has: { kind: 'string', has: { matches: 'foreign' } } },
        ],
      },
      formatted: {
        any: [
          {
            kind: 'binary_operator',
            all: [
              { has: { field: 'left', regex: '^[rR]?["\']' } },
              { has: { field: 'operator', regex: '^%$' } },
              { not: { has: { field: 'right', regex: HARMLESS } } },
            ],
          },
          {
            kind: 'call',
            all: [
              { has: { field: 'function', kind: 'attribute', regex: '^[rR]?["\'](.|\\n)*\\.format$' } },
              { not: { has: { field: 'arguments', regex: HARMLESS } } },
            ],
          },
        ],
      },
      joined: {
        kind: 'binary_operator',
        all: [
          { has: { field: 'operator', regex: '^\\+$' } },
          { has: { stopBy: 'end', kind: 'string' } },
          {
            any: [
              { has: { field: 'right', not: { any: [{ kind: 'string' }, { regex: HARMLESS }] } } },
              {
                has: {
                  field: 'left',
                  kind: 'binary_operator',
                  has: { field: 'right', not: { any: [{ kind: 'string' }, { regex: HARMLESS }] } },
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
    rule_ids: ['S602', 'S605', 'B602', 'B605', 'python:S4721', 'python:S2076', 'py/command-line-injection'],
    messages: [
      'subprocess call with shell=True identified',
      '`subprocess` call with `shell=True` identified',
      'Starting a process with a shell, possible injection detected',
    ],
    expressions: ['(sh|bash): (line )?\\d+: Syntax error'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Critical: whoever chooses the value runs commands on the machine; without malice, a space in a name is enough to delete the wrong file. Constants, numbers and quoted values are left out.',
  },
};
