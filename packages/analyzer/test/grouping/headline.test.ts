import { describe, expect, it } from 'vitest';
import { headlineOf } from '../../src/grouping/headline.ts';

describe('headlineOf', () => {
  it.each([
    ['JavaScript', 'Uncaught TypeError: x is not a function', 'TypeError', 'x is not a function'],
    ['Node.js with a code', 'AssertionError [ERR_ASSERTION]: no', 'AssertionError', 'no'],
    ['a plain Error', 'Error: no', 'Error', 'no'],
    ['Python', 'shop.errors.PriceError: no price', 'shop.errors.PriceError', 'no price'],
    ['pytest', 'E       KeyError: apple', 'KeyError', 'apple'],
    [
      'Java',
      'Exception in thread "main" java.lang.IllegalStateException: no',
      'java.lang.IllegalStateException',
      'no',
    ],
    ['Java without a message', 'java.lang.NullPointerException', 'java.lang.NullPointerException', ''],
    ['a cause in Java', 'Caused by: java.io.IOException: no', 'java.io.IOException', 'no'],
    [
      '.NET',
      'Unhandled exception. System.InvalidOperationException: no',
      'System.InvalidOperationException',
      'no',
    ],
    ['PHP', 'PHP Fatal error:  Uncaught TypeError: no', 'TypeError', 'no'],
    [
      'Ruby',
      "app/basket.rb:15:in 'first': undefined method (NoMethodError)",
      'NoMethodError',
      'undefined method',
    ],
    ['Go', 'panic: index out of range', 'panic', 'index out of range'],
    ['a runtime that gives up', 'FATAL ERROR: heap out of memory', 'FATAL ERROR', 'heap out of memory'],
  ])('reads %s', (_, line, type, message) => {
    expect(headlineOf([line])).toEqual({ type, message });
  });

  it('takes the first error and the lines after it', () => {
    expect(headlineOf(['starting', 'TypeError: one', 'more', 'RangeError: two'])).toEqual({
      type: 'TypeError',
      message: 'one\nmore\nRangeError: two',
    });
  });

  it('finds none in prose', () => {
    expect(headlineOf(['there was an Error: somewhere', 'errors happen'])).toBeUndefined();
  });
});
