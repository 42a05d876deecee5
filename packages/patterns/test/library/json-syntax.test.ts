import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonError } from '../../src/library/json-syntax.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test('agrees with JSON.parse on what is JSON, for texts with a character taken out or put in', () => {
  const damaged = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '"', '{', '}', ']', '\\', '0', '-', 'x', '\n', '\u0001'),
    )
    .map(([text, at, extra]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + extra + text.slice(extra === '' ? place + 1 : place);
    });
  fc.assert(
    fc.property(damaged, (text) => {
      expect(findJsonError(text) === undefined).toBe(isJson(text));
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['{"a": 1,}', 8],
  ['[1 2]', 3],
  ['{"a" 1}', 5],
  ['"open', 0],
  ['[tru]', 1],
  ['{} {}', 3],
  ['', 0],
  ['[[1, 2]', 7],
])('finds where %j stops being JSON', (text, offset) => {
  expect(findJsonError(text)).toBe(offset);
});

test('finds the end of deep nesting without running out of stack', () => {
  expect(findJsonError('['.repeat(200_000))).toBe(200_000);
});
