import type { Lesson } from '@feedback/schema';
import { IN_TEST } from './functions.ts';

const LOCAL = '^[rbf]?["\']https?://(localhost|127\\.|0\\.0\\.0\\.0|\\[::1\\])';

export const requestWithoutTimeout: Lesson = {
  pattern_id: 'builtin:request_without_timeout',
  name: 'request_without_timeout',
  description:
    'requests waits for ever when the other host accepts the connection and never answers. ' +
    'The worker is lost, then all workers are, and nothing is in the log. ' +
    'Give every call a timeout, and decide what happens when it is over.',
  bad_example: `import requests


def load_rates(address):
    response = requests.get(address)
    response.raise_for_status()
    return response.json()
`,
  good_example: `import requests


def load_rates(address):
    response = requests.get(address, timeout=10)
    response.raise_for_status()
    return response.json()
`,
  test_coverage: `def test_the_wait_for_rates_has_an_end(monkeypatch):
    class Answer:
        def raise_for_status(self):
            pass

        def json(self):
            return {"EUR": 1.0}

    def get(address, timeout=None):
        assert timeout is not None, "this call can wait for ever"
        return Answer()

    monkeypatch.setattr("requests.get", get)
    assert load_rates("https://rates.test/latest") == {"EUR": 1.0}
`,
  severity: 'medium',
  language: 'python',
  tags: [
    'requests',
    'timeout',
    'http',
    'urlopen',
    'urllib',
    'api call',
    'hang',
    'external service',
    'network',
    'ReadTimeout',
  ],
  rule: {
    language: 'python',
    rule: {
      kind: 'call',
      all: [
        { any: [{ matches: 'requests' }, { matches: 'urlopen' }] },
        {
          has: {
            field: 'arguments',
            all: [
              { not: { has: { kind: 'keyword_argument', has: { field: 'name', regex: '^timeout$' } } } },
              { not: { has: { kind: 'dictionary_splat' } } },
              { not: { has: { kind: 'list_splat' } } },
              { not: { has: { nthChild: 1, regex: LOCAL } } },
            ],
          },
        },
        { not: IN_TEST },
      ],
    },
    utils: {
      requests: {
        has: { field: 'function', regex: '^requests\\.(get|post|put|patch|delete|head|options|request)$' },
      },
      urlopen: {
        all: [
          { has: { field: 'function', regex: '^(urllib\\.)?request\\.urlopen$' } },
          { not: { has: { field: 'arguments', has: { nthChild: 3, regex: '.' } } } },
        ],
      },
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: ['S113', 'B113', 'W3101', 'missing-timeout', 'python:S7618'],
    messages: [
      'Probable use of `requests` call without timeout',
      'Call to requests without timeout',
      "Missing timeout argument for method 'requests.",
    ],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Medium: nothing is wrong until the other host hangs; then every worker waits with it. No fix: how long is long enough is knowledge about the other side.',
  },
};
