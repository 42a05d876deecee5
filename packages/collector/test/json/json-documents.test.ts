import { expect, it } from 'vitest';
import { headOfJson, jsonDocuments } from '../../src/json/json-documents.ts';

it('finds objects between other output', () => {
  expect(jsonDocuments('> npm test\n\n{"a": "}\\"{"}\nCoverage: {\n{\n"b": [1]}\n')).toEqual([
    { a: '}"{' },
    { b: [1] },
  ]);
});

it('finds none where none ends', () => {
  expect(jsonDocuments('{"a": 1\n{"b": ')).toEqual([]);
});

it('gives up on text that only begins objects', () => {
  expect(jsonDocuments('{\n'.repeat(100_000))).toEqual([]);
});

it('takes the head from the first line that begins an object', () => {
  expect(headOfJson('noise {\n{"a"')).toBe('{"a"');
  expect(headOfJson('  {"a"')).toBe('  {"a"');
  expect(headOfJson('no object')).toBe('');
});
