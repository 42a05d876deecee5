import type { Lesson } from '@feedback/schema';

export const nanInfHandling: Lesson = {
  pattern_id: 'builtin:nan_inf_handling',
  name: 'nan_inf_handling',
  description:
    'NaN equals nothing, not even itself, so this comparison never holds and the bad value travels on. ' +
    'Later json.dumps writes it as NaN or Infinity, which is not JSON and breaks the reader. ' +
    'Test with math.isfinite or math.isnan, and send null instead.',
  bad_example: `import json


def level_report(level):
    if level == float("nan"):
        level = None
    return json.dumps({"level": level})
`,
  good_example: `import json
import math


def level_report(level):
    if level is not None and not math.isfinite(level):
        level = None
    return json.dumps({"level": level}, allow_nan=False)
`,
  test_coverage: `import json

import pytest


@pytest.mark.parametrize("level", [float("nan"), float("inf"), float("-inf"), None])
def test_a_level_that_is_no_number_is_null(level):
    def refuse(constant):
        raise AssertionError(f"{constant} is not JSON")

    assert json.loads(level_report(level), parse_constant=refuse) == {"level": None}
`,
  severity: 'high',
  language: 'python',
  tags: [
    'nan',
    'inf',
    'infinity',
    'isnan',
    'isfinite',
    'numpy',
    'math',
    'json',
    'allow_nan',
    'audio',
    'division',
    'float',
  ],
  rule: {
    language: 'python',
    rule: { any: [{ matches: 'compared' }, { matches: 'written' }] },
    utils: {
      nan: { regex: '^(float\\(\\s*["\'][+-]?nan["\']\\s*\\)|(np|numpy|math)\\.(nan|NaN|NAN))$' },
      not_finite: {
        regex:
          '^-?(float\\(\\s*["\'][+-]?(nan|inf|infinity)["\']\\s*\\)|(np|numpy|math)\\.(nan|NaN|NAN|inf|Inf))$',
      },
      compared: {
        kind: 'comparison_operator',
        all: [{ has: { matches: 'nan' } }, { has: { regex: '^(==|!=)$' } }],
      },
      written: {
        matches: 'not_finite',
        inside: {
          stopBy: {
            not: {
              any: [{ kind: 'pair' }, { kind: 'dictionary' }, { kind: 'list' }, { kind: 'argument_list' }],
            },
          },
          kind: 'call',
          all: [
            { has: { field: 'function', regex: '^json\\.dumps?$' } },
            {
              not: {
                has: { field: 'arguments', has: { kind: 'keyword_argument', regex: '^(allow_nan|cls)' } },
              },
            },
          ],
        },
      },
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: ['PLW0177', 'W0177', 'nan-comparison', 'python:S6725'],
    messages: [
      'Out of range float values are not JSON compliant',
      'cannot convert float NaN to integer',
      'cannot convert float infinity to integer',
      'contains NaN',
      'Unexpected token N in JSON',
    ],
    expressions: ["Unexpected token 'N', .* is not valid JSON"],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'High: nothing fails where the mistake is; the reader of the response fails, or a wrong number is stored.',
  },
};
