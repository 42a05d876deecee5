import type { Lesson } from '@feedback/schema';
import { CREDENTIAL_NAME, looksRandom, providerKeys } from '../credentials.ts';
import { IN_TEST } from './functions.ts';

export const hardcodedSecret: Lesson = {
  pattern_id: 'builtin:hardcoded_secret',
  name: 'hardcoded_secret',
  description:
    'A key or password is written into the code, so everybody who ever sees the repository has it, for good. ' +
    'Git keeps it after it is deleted, and logs and traces show it. Read it from the environment, fail when it is missing, and replace the one that leaked.',
  bad_example: `def payment_headers():
    api_key = "pk7Qz2Lm9Xw4Tr8Vb1Nc"
    return {"Authorization": f"Bearer {api_key}"}
`,
  good_example: `import os


def payment_headers():
    api_key = os.environ["PAYMENT_API_KEY"]
    return {"Authorization": f"Bearer {api_key}"}
`,
  test_coverage: `import pytest


def test_the_key_is_the_one_of_the_environment(monkeypatch):
    monkeypatch.setenv("PAYMENT_API_KEY", "from-environment")
    assert payment_headers() == {"Authorization": "Bearer from-environment"}


def test_without_a_key_there_is_an_error_and_no_request(monkeypatch):
    monkeypatch.delenv("PAYMENT_API_KEY", raising=False)
    with pytest.raises(KeyError, match="PAYMENT_API_KEY"):
        payment_headers()
`,
  severity: 'critical',
  language: 'python',
  tags: [
    'secret',
    'api key',
    'password',
    'token',
    'credentials',
    'hard-coded',
    'os.environ',
    'environment variable',
    'configuration',
    'leak',
    'security',
  ],
  rule: {
    language: 'python',
    rule: {
      kind: 'string',
      all: [{ any: [...providerKeys, { matches: 'named' }] }, { not: IN_TEST }],
    },
    utils: {
      named: {
        inside: {
          any: [
            { kind: 'assignment', has: { field: 'left', regex: CREDENTIAL_NAME } },
            { kind: 'keyword_argument', has: { field: 'name', regex: CREDENTIAL_NAME } },
            { kind: 'pair', has: { field: 'key', regex: CREDENTIAL_NAME } },
          ],
        },
        all: [looksRandom],
      },
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: [
      'S105',
      'S106',
      'S107',
      'B105',
      'B106',
      'B107',
      'python:S6418',
      'python:S2068',
      'py/hardcoded-credentials',
    ],
    messages: ['Possible hardcoded password', 'Hardcoded password'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Critical: what is in git is known to all who can clone it and cannot be called back. The rule looks for the shapes that providers give their keys, and for names that say "key" beside a value that looks random.',
  },
};
