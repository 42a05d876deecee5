import type { Lesson } from '@feedback/schema';
import { IN_TEST } from './functions.ts';

/** A mode that is written out and is no binary one. */
const TEXT_MODE = '^["\'][rwaxt+U]+["\']$';

export const textFileEncoding: Lesson = {
  pattern_id: 'builtin:text_file_encoding',
  name: 'text_file_encoding',
  description:
    'A text file is opened without an encoding, so each machine reads it in its own: "café" becomes "cafÃ©" or an error. ' +
    'It works on Linux and fails on Windows and in bare containers. Write encoding="utf-8" wherever text is read or written.',
  bad_example: `import json


def save_profile(path, profile):
    with open(path, "w") as target:
        json.dump(profile, target, ensure_ascii=False)
`,
  good_example: `import json


def save_profile(path, profile):
    with open(path, "w", encoding="utf-8") as target:
        json.dump(profile, target, ensure_ascii=False)
`,
  test_coverage: `import builtins

plain_open = builtins.open


def open_on_another_machine(path, mode="r", buffering=-1, encoding=None):
    return plain_open(path, mode, buffering, encoding or "cp1252")


def test_a_profile_reads_the_same_on_every_machine(tmp_path, monkeypatch):
    monkeypatch.setattr(builtins, "open", open_on_another_machine)
    save_profile(tmp_path / "profile.json", {"city": "Málaga"})
    assert (tmp_path / "profile.json").read_bytes().decode("utf-8") == '{"city": "Málaga"}'
`,
  severity: 'medium',
  language: 'python',
  tags: [
    'encoding',
    'utf-8',
    'open',
    'file',
    'text',
    'unicode',
    'UnicodeDecodeError',
    'read_text',
    'write_text',
    'csv',
    'Windows',
    'locale',
  ],
  rule: {
    language: 'python',
    rule: { all: [{ any: [{ matches: 'opened' }, { matches: 'of_path' }] }, { not: IN_TEST }] },
    utils: {
      opened: {
        all: [
          { pattern: 'open($$$ARGUMENTS)' },
          { regex: '^open\\(' },
          {
            has: {
              field: 'arguments',
              all: [
                {
                  has: { nthChild: 1, not: { regex: '^\\d+$|/dev/|/proc/|devnull|fileno\\(\\)|^fd$|_fd$' } },
                },
                {
                  not: {
                    has: { nthChild: 2, not: { any: [{ regex: TEXT_MODE }, { kind: 'keyword_argument' }] } },
                  },
                },
                { not: { has: { nthChild: 4, not: { kind: 'keyword_argument' } } } },
                { not: { has: { any: [{ kind: 'list_splat' }, { kind: 'dictionary_splat' }] } } },
                {
                  not: {
                    has: { kind: 'keyword_argument', has: { field: 'name', regex: '^(encoding|opener)$' } },
                  },
                },
                {
                  not: {
                    has: {
                      kind: 'keyword_argument',
                      all: [
                        { has: { field: 'name', regex: '^mode$' } },
                        { not: { has: { field: 'value', regex: TEXT_MODE } } },
                      ],
                    },
                  },
                },
              ],
            },
          },
        ],
      },
      of_path: {
        kind: 'call',
        all: [
          {
            has: {
              field: 'function',
              kind: 'attribute',
              all: [
                { has: { field: 'attribute', regex: '^(read_text|write_text)$' } },
                { has: { field: 'object', regex: '^(pathlib\\.)?Path\\(|^\\((.|\\n)* / ' } },
              ],
            },
          },
          {
            has: {
              field: 'arguments',
              all: [
                { not: { has: { nthChild: 2, regex: '.' } } },
                {
                  not: {
                    has: {
                      kind: 'string',
                      regex: '^[\\x00-\\x7f]*$',
                      not: { has: { kind: 'interpolation' } },
                    },
                  },
                },
                { not: { has: { any: [{ kind: 'keyword_argument' }, { kind: 'dictionary_splat' }] } } },
                {
                  any: [
                    { regex: '^\\(\\s*\\)$' },
                    { inside: { has: { field: 'function', regex: 'write_text$' } } },
                  ],
                },
              ],
            },
          },
        ],
      },
    },
    fix: 'open($$$ARGUMENTS, encoding="utf-8")',
  },
  tier: 'proved_fix',
  matches: {
    rule_ids: ['PLW1514', 'W1514', 'unspecified-encoding', 'FURB101', 'EncodingWarning'],
    messages: [
      'in text mode without explicit `encoding` argument',
      'Using open without explicitly specifying an encoding',
      "'encoding' argument not specified",
    ],
    expressions: ["'(charmap|ascii|cp1252)' codec can't (de|en)code"],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Medium: data is damaged on some machines only, and for good once it is written back. The fix changes nothing where UTF-8 is the default already.',
  },
};
