import type { Lesson } from '@feedback/schema';

const FROM_OUTSIDE =
  '\\b(request|req)\\.\\w+|\\.recv(from)?\\(|\\b(response|resp|reply)\\.(content|body|data|read\\()|\\bb64decode\\(|\\bcookies?\\b';

export const unsafeDeserialization: Lesson = {
  pattern_id: 'builtin:unsafe_deserialization',
  name: 'unsafe_deserialization',
  description:
    'yaml.load and pickle build any object the text asks for, so a file from outside can run any code. ' +
    'Read YAML with yaml.safe_load, and exchange data as JSON; pickle is only for what this program wrote itself.',
  bad_example: `import yaml


def read_settings(text):
    return yaml.load(text, Loader=yaml.Loader)
`,
  good_example: `import yaml


def read_settings(text):
    return yaml.safe_load(text)
`,
  test_coverage: `import pytest


def test_settings_cannot_run_code():
    with pytest.raises(Exception, match="could not determine a constructor"):
        read_settings("retries: !!python/object/apply:os.getcwd []")


def test_settings_are_read():
    assert read_settings("retries: 3") == {"retries": 3}
`,
  severity: 'critical',
  language: 'python',
  tags: [
    'yaml',
    'yaml.load',
    'safe_load',
    'pickle',
    'deserialization',
    'loads',
    'untrusted input',
    'config',
    'security',
    'remote code execution',
  ],
  rule: {
    language: 'python',
    rule: { any: [{ matches: 'yaml' }, { matches: 'pickle' }] },
    utils: {
      yaml: {
        all: [
          // First, as the engine would try what else is in `all` before an `any` beside it, for each call of a file.
          {
            any: [
              { pattern: 'yaml.load($STREAM)' },
              { pattern: 'yaml.load($STREAM, Loader=$LOADER)' },
              { pattern: 'yaml.load($STREAM, $LOADER)' },
              { pattern: 'yaml.unsafe_load($STREAM)' },
            ],
          },
          {
            not: {
              has: {
                field: 'arguments',
                has: { nthChild: 2, not: { regex: '(^|[.=\\s])(Unsafe|C)?Loader$' } },
              },
            },
          },
          {
            not: {
              has: {
                field: 'arguments',
                has: { any: [{ kind: 'list_splat' }, { kind: 'dictionary_splat' }] },
              },
            },
          },
          {
            inside: {
              kind: 'module',
              stopBy: 'end',
              has: { stopBy: 'end', kind: 'import_statement', regex: '\\byaml$' },
            },
          },
        ],
      },
      pickle: {
        kind: 'call',
        all: [
          {
            has: {
              field: 'function',
              regex: '^(pickle|cPickle|dill|cloudpickle|marshal|jsonpickle)\\.(loads?|decode)$',
            },
          },
          { has: { field: 'arguments', has: { nthChild: 1, regex: FROM_OUTSIDE } } },
        ],
      },
    },
    fix: 'yaml.safe_load($STREAM)',
  },
  tier: 'proved_fix',
  matches: {
    rule_ids: ['S301', 'S506', 'B301', 'B506', 'python:S5135', 'py/unsafe-deserialization'],
    messages: [
      'unsafe use of yaml load',
      'Probable use of unsafe loader',
      'can be unsafe when used to deserialize untrusted data',
      "load() missing 1 required positional argument: 'Loader'",
    ],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Critical: one document is enough to take the machine over. The fix refuses only what safe YAML does not have; pickle is reported where its bytes come from a request, a socket or a response.',
  },
};
