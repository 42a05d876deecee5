import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyLibrary, type Library } from '../../src/library/library.ts';
import { readLibrary } from '../../src/library/read-library.ts';
import { lessonOf, writeLibrary } from '../../src/library/write-library.ts';
import { aPattern } from '../a-pattern.ts';
import { anyPatterns } from '../arbitrary-patterns.ts';

const libraryOf = (...patterns: readonly ReturnType<typeof aPattern>[]): Library => ({
  ...emptyLibrary(),
  entries: patterns.map((pattern) => ({ kind: 'pattern', pattern })),
});

test('reads every field again that it wrote in full', () => {
  fc.assert(
    fc.property(anyPatterns, (patterns) => {
      expect(readLibrary(writeLibrary(libraryOf(...patterns))).patterns).toEqual(patterns);
    }),
  );
});

test('reads every lesson again, in one order whatever the order was', () => {
  fc.assert(
    fc.property(anyPatterns, (patterns) => {
      const text = writeLibrary(libraryOf(...patterns), 'lessons');
      expect(writeLibrary(libraryOf(...patterns.toReversed()), 'lessons')).toBe(text);
      expect(new Set(readLibrary(text).patterns.map(lessonOf))).toEqual(new Set(patterns.map(lessonOf)));
    }),
  );
});

test("writes the original's ten fields in the original's order", () => {
  const [pattern] = (JSON.parse(writeLibrary(libraryOf(aPattern()))) as { patterns: object[] }).patterns;
  expect(Object.keys(pattern ?? {})).toEqual([
    'pattern_id',
    'name',
    'description',
    'bad_example',
    'good_example',
    'test_coverage',
    'occurrence_frequency',
    'last_occurrence',
    'severity',
    'effectiveness_score',
  ]);
});

test('commits lessons by name, without numbers and without the history of numbers', () => {
  const library: Library = {
    ...libraryOf(
      aPattern({ name: 'b', occurrence_frequency: 9 }),
      aPattern({ name: 'a', effectiveness: null }),
    ),
    changelog: [
      { timestamp: '2026-01-31T12:00:00.000Z', action: 'updated_frequency', pattern: 'b' },
      { timestamp: '2026-01-31T12:00:00.000Z', action: 'created', pattern: 'b' },
    ],
  };
  expect(writeLibrary(library, 'lessons')).toMatchInlineSnapshot(`
    "{
      "schema_version": 1,
      "patterns": [
        {
          "pattern_id": "1da3d12d-0db6-887b-8f58-4b30cac92afa",
          "name": "a",
          "description": "crash on empty lists",
          "bad_example": "first = items[0]",
          "good_example": "first = items[0] if items else None",
          "test_coverage": "",
          "severity": "high"
        },
        {
          "pattern_id": "960810f4-148d-8cf1-863e-557a7d25cbae",
          "name": "b",
          "description": "crash on empty lists",
          "bad_example": "first = items[0]",
          "good_example": "first = items[0] if items else None",
          "test_coverage": "",
          "severity": "high"
        }
      ],
      "changelog": [
        {
          "timestamp": "2026-01-31T12:00:00.000Z",
          "action": "created",
          "pattern": "b"
        }
      ]
    }
    "
  `);
});

test('keeps what it does not know, in the file and in patterns', () => {
  const text = JSON.stringify({
    patterns: [{ name: 'x', owner: 'team', provenance: { origin: 'manual', ticket: 7 } }, 'no pattern'],
    changelog: ['note'],
    extends: ['../base.json'],
  });
  expect(JSON.parse(writeLibrary(readLibrary(text).library))).toMatchObject({
    patterns: [{ owner: 'team', provenance: { ticket: 7 } }, 'no pattern'],
    changelog: ['note'],
    extends: ['../base.json'],
  });
});
