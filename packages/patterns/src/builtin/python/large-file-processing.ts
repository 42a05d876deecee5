import type { Lesson } from '@feedback/schema';

export const largeFileProcessing: Lesson = {
  pattern_id: 'builtin:large_file_processing',
  name: 'large_file_processing',
  description:
    'A whole file is read into memory before it is used, so a file of some 800 MB stops the process. ' +
    'Iterate over the file line by line, or read blocks of fixed size in a loop; both need the same small memory for any size.',
  bad_example: `def count_errors(path):
    errors = 0
    with open(path, encoding="utf-8") as log:
        for line in log.readlines():
            if " ERROR " in line:
                errors += 1
    return errors
`,
  good_example: `def count_errors(path):
    errors = 0
    with open(path, encoding="utf-8") as log:
        for line in log:
            if " ERROR " in line:
                errors += 1
    return errors
`,
  test_coverage: `import tracemalloc


def test_memory_does_not_grow_with_the_file(tmp_path):
    path = tmp_path / "service.log"
    path.write_text("12:00 INFO started\\n" * 200_000 + "12:01 ERROR disk full\\n")
    tracemalloc.start()
    try:
        assert count_errors(path) == 1
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000
`,
  severity: 'medium',
  language: 'python',
  tags: [
    'large file',
    'file',
    'read',
    'readlines',
    'chunk',
    'stream',
    'memory',
    'audio',
    'video',
    'csv',
    'log',
    'hash',
    'hashlib',
    '800MB',
    'MemoryError',
    'process',
  ],
  rule: {
    language: 'python',
    rule: {
      any: [{ matches: 'lines_at_once' }, { matches: 'hashed_at_once' }, { matches: 'split_at_once' }],
    },
    utils: {
      lines_at_once: {
        pattern: '$FILE.readlines()',
        all: [
          {
            inside: {
              kind: 'for_statement',
              all: [
                { has: { field: 'right', pattern: '$FILE.readlines()' } },
                {
                  not: {
                    has: {
                      field: 'body',
                      any: [
                        { has: { stopBy: 'end', kind: 'identifier', pattern: '$FILE' } },
                        { has: { stopBy: 'end', pattern: 'open($$$)' } },
                      ],
                    },
                  },
                },
                {
                  inside: {
                    stopBy: { kind: 'function_definition' },
                    kind: 'with_statement',
                    has: {
                      kind: 'with_clause',
                      has: {
                        stopBy: 'end',
                        pattern: '$FILE',
                        inside: {
                          kind: 'as_pattern_target',
                          inside: { kind: 'as_pattern', regex: 'open\\(' },
                        },
                      },
                    },
                  },
                },
              ],
            },
          },
        ],
      },
      hashed_at_once: {
        kind: 'call',
        all: [
          { has: { field: 'function', regex: '^hashlib\\.\\w+$' } },
          {
            has: {
              field: 'arguments',
              any: [
                { has: { pattern: 'open($$$).read()' } },
                { has: { pattern: '$_.read()' } },
                { has: { pattern: '$_.read_bytes()' } },
              ],
            },
          },
        ],
      },
      split_at_once: {
        any: [
          { pattern: '$_.read().splitlines()' },
          { pattern: '$_.read().split("\\n")' },
          { pattern: "$_.read().split('\\n')" },
        ],
        inside: { kind: 'for_statement', field: 'right' },
      },
    },
    fix: '$FILE',
  },
  tier: 'proved_fix',
  matches: {
    rule_ids: ['FURB129'],
    expressions: ['\\bMemoryError\\b'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Medium: harmless on the files of a test, fatal on the first large one, and then it takes the neighbours on the machine along.',
  },
};
