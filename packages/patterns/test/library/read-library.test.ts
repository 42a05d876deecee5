import { expect, test } from 'vitest';
import { readLibrary } from '../../src/library/read-library.ts';
import { PatternsError } from '../../src/patterns-error.ts';
import { aPattern } from '../a-pattern.ts';

const refusal = (text: string): PatternsError => {
  try {
    readLibrary(text, 'lib/patterns.json');
  } catch (error) {
    if (error instanceof PatternsError) return error;
    throw error;
  }
  throw new Error('it was read');
};

test("reads the original's object", () => {
  const change = {
    timestamp: '2026-01-04T12:00:00',
    action: 'archived',
    pattern: 'a',
    details: { reason: 'old' },
  };
  const { patterns, changelog, problems } = readLibrary(
    JSON.stringify({ patterns: [aPattern()], changelog: [change] }),
  );
  expect(patterns).toEqual([aPattern()]);
  expect(changelog).toEqual([{ ...change, timestamp: '2026-01-04T12:00:00.000Z' }]);
  expect(problems).toEqual([]);
});

test('reads a bare list of patterns', () => {
  expect(readLibrary(JSON.stringify([aPattern()])).patterns).toEqual([aPattern()]);
});

test('gives lessons without numbers the default numbers', () => {
  const lesson = { pattern_id: 'p', name: 'x', description: 'd', severity: 'low' };
  const { patterns } = readLibrary(JSON.stringify({ schema_version: 1, patterns: [lesson], changelog: [] }));
  expect(patterns).toEqual([
    {
      ...lesson,
      bad_example: '',
      good_example: '',
      test_coverage: '',
      occurrence_frequency: 0,
      last_occurrence: null,
      effectiveness_score: 0.5,
    },
  ]);
});

test('understands severities as other tools spell them', () => {
  expect(readLibrary('[{"name": "x", "severity": "BLOCKER"}]').patterns[0]?.severity).toBe('critical');
});

test('gives a pattern without id the same id each time', () => {
  const id = () => readLibrary('[{"name": "x"}]').patterns[0]?.pattern_id;
  expect(id()).toBe(id());
});

test('keeps a pattern of wrong types in the library without applying it, and says where it is', () => {
  const bad = { name: 'broken', tags: 'not a list' };
  const { patterns, problems, library } = readLibrary(JSON.stringify([aPattern(), bad]), 'p.json');
  expect(patterns).toHaveLength(1);
  expect(library.entries[1]).toEqual({ kind: 'inert', name: 'broken', value: bad });
  expect(problems).toMatchObject([{ code: 'INVALID_PATTERN', path: 'p.json' }]);
  expect(problems[0]?.message).toContain('patterns[1] (broken)');
  expect(problems[0]?.message).toContain('"tags"');
});

test.each([['null'], ['3'], ['{}'], ['{"name": ""}'], ['{"name": 3}']])(
  'keeps %s as an entry that is no pattern',
  (entry) => {
    const { patterns, problems } = readLibrary(`[${entry}]`);
    expect(patterns).toEqual([]);
    expect(problems).toHaveLength(1);
  },
);

test('applies the first of two patterns whose names are one', () => {
  const { patterns, problems } = readLibrary('[{"name": "a_b", "description": "1"}, {"name": "A-B"}]');
  expect(patterns.map(({ description }) => description)).toEqual(['1']);
  expect(problems).toMatchObject([{ code: 'DUPLICATE_PATTERN' }]);
});

test('takes an empty file for an empty library and mentions it', () => {
  const { patterns, problems } = readLibrary(' \n');
  expect(patterns).toEqual([]);
  expect(problems).toMatchObject([{ code: 'EMPTY_FILE' }]);
});

test('reads a file with a byte order mark', () => {
  expect(readLibrary('\uFEFF{"patterns": []}').problems).toEqual([]);
});

test('refuses damaged JSON with path, line, column and what to do', () => {
  const error = refusal('{\n  "patterns": [\n    {"name": "x",}\n  ]\n}');
  expect(error).toMatchObject({ code: 'CORRUPT_LIBRARY', path: 'lib/patterns.json', line: 3, column: 18 });
  expect(error.message).toMatchInlineSnapshot(
    `"lib/patterns.json (line 3, column 18) is not valid JSON. Nothing was changed. Correct it there, or restore the file from version control, and try again."`,
  );
});

test('refuses a truncated file at its end', () => {
  expect(refusal('{"patterns": [{"name": "x"')).toMatchObject({
    code: 'CORRUPT_LIBRARY',
    line: 1,
    column: 27,
  });
});

test('recognises the markers of a merge conflict', () => {
  const error = refusal('{"patterns": [\n<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> topic\n]}');
  expect(error).toMatchObject({ code: 'CORRUPT_LIBRARY', line: 2 });
  expect(error.message).toMatchInlineSnapshot(
    `"lib/patterns.json (line 2, column 1) has an unresolved merge conflict. Nothing was changed. Resolve it (keep the entries of both sides, remove the markers) and try again."`,
  );
});

test.each([
  ['3'],
  ['"text"'],
  ['{"name": "my-app", "version": "1.0.0"}'],
  ['{"patterns": {}}'],
  ['{"patterns": [], "changelog": 1}'],
])('refuses %s, which is no library', (text) => {
  expect(refusal(text).code).toBe('CORRUPT_LIBRARY');
});

test('refuses the form of a newer version', () => {
  expect(refusal('{"schema_version": 2, "patterns": []}').code).toBe('UNSUPPORTED_VERSION');
});
