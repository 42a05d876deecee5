import type { Lesson } from '@feedback/schema';

export const specificExceptions: Lesson = {
  pattern_id: 'builtin:specific_exceptions',
  name: 'specific_exceptions',
  description:
    'A bare except swallows everything, also KeyboardInterrupt, SystemExit and plain typing errors. ' +
    'The real cause is lost and the program goes on with wrong data. Catch the exceptions that the call is documented to raise, ' +
    'and log or re-raise the rest.',
  bad_example: `import json


def read_settings(path):
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except:
        return {}
`,
  good_example: `import json


def read_settings(path):
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except FileNotFoundError:
        return {}
    except json.JSONDecodeError as error:
        raise ValueError(f"{path} is not valid JSON") from error
`,
  test_coverage: `import pytest


def test_missing_settings_are_empty(tmp_path):
    assert read_settings(tmp_path / "none.json") == {}


def test_damaged_settings_are_reported(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text("{broken")
    with pytest.raises(ValueError, match="settings.json"):
        read_settings(path)
`,
  severity: 'high',
  language: 'python',
  tags: [
    'exception',
    'except',
    'bare except',
    'try',
    'error handling',
    'KeyboardInterrupt',
    'swallow',
    'raise',
  ],
  rule: {
    language: 'python',
    rule: {
      kind: 'except_clause',
      all: [{ regex: '^except\\s*:' }, { not: { has: { kind: 'raise_statement', stopBy: 'end' } } }],
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: ['E722', 'W0702', 'bare-except', 'B001', 'W0718', 'python:S5754'],
    messages: ['do not use bare except', 'do not use bare `except`', 'No exception type(s) specified'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'High: it hides every other mistake and makes a process impossible to stop. No fix: which exceptions are expected is knowledge about the call, and `except Exception` alone would only make the finding go away.',
  },
};
