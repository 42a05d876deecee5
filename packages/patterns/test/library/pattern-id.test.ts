import { expect, test } from 'vitest';
import { patternId } from '../../src/library/pattern-id.ts';

test('gives all spellings of a name one id, a UUID of version 8', () => {
  expect(patternId('Bounds-Checking')).toBe(patternId('bounds_checking'));
  expect(patternId('x')).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
});

test('steps over ids that are taken', () => {
  const first = patternId('x');
  expect(patternId('x', new Set([first]))).not.toBe(first);
});
