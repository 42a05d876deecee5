import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAssertion, tellingLine } from '../../src/signatures/telling-line.ts';

describe('tellingLine', () => {
  it.each([
    ['no such table', 'no such table'],
    ['\n\n  ---\n first words \nmore', 'first words'],
    ['def test():\n>   total(None)\nE   TypeError: price is null', 'TypeError: price is null'],
    ['Traceback (most recent call last):\n  File "a.py", line 1\nKeyError: 1', 'KeyError: 1'],
    [
      'stderr\njava.lang.IllegalStateException: closed\n\tat a.B.c(B.java:1)',
      'java.lang.IllegalStateException: closed',
    ],
    ['%%%', ''],
    ['', ''],
  ])('finds in %j %j', (text, line) => {
    expect(tellingLine(text)).toBe(line);
  });

  it('gives one line of bounded length for any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3_000, unit: 'binary' }), (text) => {
        const line = tellingLine(text);
        expect(line).not.toContain('\n');
        expect(line.length).toBeLessThanOrEqual(1_000);
      }),
    );
  });
});

describe('isAssertion', () => {
  it.each([
    ['AssertionError: assert 1 == 2', true],
    ['expected 3 to be 4', true],
    ['expect(received).toBe(expected)', true],
    ['org.junit.ComparisonFailure: a', true],
    ['TypeError: assert is not a function', false],
  ])('says of %j %s', (line, is) => {
    expect(isAssertion(line)).toBe(is);
  });
});
