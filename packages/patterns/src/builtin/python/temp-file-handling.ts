import type { Lesson } from '@feedback/schema';

const FUNCTION = { kind: 'function_definition' };
const REMOVES = '\\b(unlink|remove|rmtree|rename|replace|move|cleanup|delete)\\w*\\(';

export const tempFileHandling: Lesson = {
  pattern_id: 'builtin:temp_file_handling',
  name: 'temp_file_handling',
  description:
    'A temporary file gets a guessable name or is never removed: others can take the name, and the disk fills up. ' +
    'tempfile.mktemp only names a file, so somebody else can create it first. ' +
    'Let TemporaryDirectory or NamedTemporaryFile create it and remove it in a with block.',
  bad_example: `import subprocess
import sys
import tempfile


def run_snippet(source):
    path = tempfile.mktemp(suffix=".py")
    with open(path, "w", encoding="utf-8") as file:
        file.write(source)
    return subprocess.run([sys.executable, path], check=False).returncode
`,
  good_example: `import subprocess
import sys
import tempfile
from pathlib import Path


def run_snippet(source):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "snippet.py"
        path.write_text(source, encoding="utf-8")
        return subprocess.run([sys.executable, path], check=False).returncode
`,
  test_coverage: `import tempfile
from pathlib import Path


def test_nothing_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert run_snippet("raise SystemExit(3)") == 3
    assert list(Path(tmp_path).iterdir()) == []
`,
  severity: 'medium',
  language: 'python',
  tags: [
    'tempfile',
    'temporary file',
    'mktemp',
    'NamedTemporaryFile',
    'TemporaryDirectory',
    'mkstemp',
    'cleanup',
    'delete=False',
    'tmp',
    'scratch file',
  ],
  rule: {
    language: 'python',
    rule: {
      any: [
        { pattern: 'tempfile.mktemp($$$)' },
        { matches: 'imported_mktemp' },
        { matches: 'never_removed' },
        { matches: 'fixed_name' },
      ],
    },
    utils: {
      imported_mktemp: {
        pattern: 'mktemp($$$)',
        inside: {
          kind: 'module',
          stopBy: 'end',
          has: {
            kind: 'import_from_statement',
            stopBy: 'end',
            regex: '^from\\s+tempfile\\s+import\\b(.|\\n)*\\bmktemp\\b',
          },
        },
      },
      never_removed: {
        kind: 'call',
        all: [
          { has: { field: 'function', regex: '^(tempfile\\.)?NamedTemporaryFile$' } },
          { has: { field: 'arguments', has: { kind: 'keyword_argument', regex: '^delete\\s*=\\s*False$' } } },
          { not: { has: { field: 'arguments', has: { kind: 'keyword_argument', regex: '^dir\\b' } } } },
          {
            inside: {
              ...FUNCTION,
              stopBy: 'end',
              not: {
                any: [
                  { regex: REMOVES },
                  { has: { stopBy: 'end', any: [{ kind: 'return_statement' }, { kind: 'yield' }] } },
                ],
              },
            },
          },
        ],
      },
      fixed_name: {
        kind: 'call',
        all: [
          { has: { field: 'function', regex: '^open$' } },
          { has: { field: 'arguments', regex: '^\\(\\s*f?["\']/(var/)?tmp/[^)]*["\'][wa]b?\\+?["\']' } },
        ],
      },
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: ['S306', 'B306', 'S108', 'B108', 'R1732', 'python:S5445', 'python:S5443'],
    messages: [
      'insecure and deprecated function (mktemp)',
      'Probable insecure usage of temp file',
      'Implicitly cleaning up <TemporaryDirectory',
    ],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Medium: a race that an attacker on the same machine can win, and a leak that takes weeks to fill a disk.',
  },
};
