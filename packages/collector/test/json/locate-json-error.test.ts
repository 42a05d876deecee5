import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateJsonError, placeOf } from '../../src/json/locate-json-error.ts';
import { parseJson } from '../../src/json/parse-json.ts';

describe('locateJsonError', () => {
  it.each([
    ['{', 1, 2],
    ['{"a": 1,}', 1, 9],
    ['[1,\n 2,\n x]', 3, 2],
    ['{"a" 1}', 1, 6],
    ['"a\nb"', 1, 3],
    [String.raw`"\x"`, 1, 2],
    ['[1] 2', 1, 5],
    ['[}', 1, 2],
    ['01', 1, 2],
    ['not json', 1, 1],
  ])('places the error of %j', (text, line, column) => {
    expect(locateJsonError(text)).toEqual({ line, column });
  });

  it('needs no stack for deep nesting', () => {
    expect(locateJsonError('['.repeat(200_000))).toEqual({ line: 1, column: 200_001 });
  });

  it('finds the end of every JSON text, so it takes the same language as JSON.parse', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(locateJsonError(text)).toEqual(placeOf(text, text.length));
      }),
    );
  });

  it('finds a place before the end, or the end, in every text that is no JSON', () => {
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', ':', 'x', '\\', '\n'))
      .map(([text, at, char]) => {
        const index = at % (text.length + 1);
        return text.slice(0, index) + char + text.slice(index + 1);
      })
      .filter((text) => !parseJson(text).ok);
    fc.assert(
      fc.property(damaged, (text) => {
        const { line, column } = locateJsonError(text);
        const lines = text.split('\n');
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
      }),
    );
  });
});
