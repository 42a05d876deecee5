import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../src/grouping/difference.ts';

const shown = (message: string): string | undefined => {
  const difference = differenceOf(message);
  return difference && `${difference.expected} | ${difference.actual}${difference.informative ? ' *' : ''}`;
};

describe('differenceOf', () => {
  it.each([
    ['JUnit', 'expected:<red> but was:<blue>', 'red | blue *'],
    ['JUnit 5', 'total ==> expected: <12> but was: <13>', '# | #'],
    ['JUnit, with the difference in brackets', 'expected:<a[bc]d> but was:<a[xy]d>', 'bc | xy *'],
    ['Jest', 'Expected: "red"\n    Received: "blue"', 'red | blue *'],
    ['RSpec', 'expected: "red"\n     got: "blue"', 'red | blue *'],
    ['testify', 'expected: true\n\tactual  : false', 'true | false'],
    ['PHPUnit', "Failed asserting that 'blue' matches expected 'red'.", 'blue | red *'],
    ['Go', 'got: red, want: blue', 'red | blue *'],
    ['node:assert', 'Expected values to be strictly equal:\n\nnull !== 0', 'null | #'],
    ['unittest', "'red' != 'blue'", 'red | blue *'],
    ['pytest', "assert 'red' == 'blue'", 'red | blue *'],
    ['chai', "expected 'red' to deeply equal 'blue'", 'red | blue *'],
  ])('reads %s', (_, message, expected) => {
    expect(shown(message)).toBe(expected);
  });

  it('leaves out what both have, and says each thing once', () => {
    expect(shown('Expected: var sum_1=3; f(sum_1)\nResult: var sum_2=3; f(sum_2)')).toBe('sum_# | sum_# *');
  });

  it('takes a literal for telling only inside a longer value', () => {
    expect(shown('expected:<undefined> but was:<any>')).toBe('undefined | any *');
    expect(shown('expected:<undefined> but was:<null>')).toBe('undefined | null');
    expect(shown('expected:<f(): [undefined]> but was:<f(): [?]>')).toBe('undefined | ? *');
  });

  it('finds none in other messages', () => {
    expect(differenceOf('no price for apple')).toBeUndefined();
    expect(differenceOf('')).toBeUndefined();
  });
});
