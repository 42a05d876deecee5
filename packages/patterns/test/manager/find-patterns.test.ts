import { expect, test } from 'vitest';
import { findPatterns } from '../../src/manager/find-patterns.ts';
import { aPattern } from '../a-pattern.ts';

const patterns = [
  aPattern({ name: 'numpy_json', description: 'NumPy types are not JSON serializable' }),
  aPattern({ name: 'bounds_checking', description: 'Check bounds', tags: ['python'] }),
];

test.each([
  ['JSON numpy', ['numpy_json']],
  ['serializable', ['numpy_json']],
  ['bounds checking', ['bounds_checking']],
  ['bounds_checking', ['bounds_checking']],
  ['PYTHON check', ['bounds_checking']],
  ['json bounds', []],
  ['  ', ['numpy_json', 'bounds_checking']],
])('finds for "%s"', (query, names) => {
  expect(findPatterns(patterns, query).map(({ name }) => name)).toEqual(names);
});
