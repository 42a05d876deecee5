import { expect, it } from 'vitest';
import { failureText } from '../../src/test-report/failure-text.ts';

it.each([
  ['TypeError: x is undefined\n    at f (a.js:1:1)', 'TypeError', 'x is undefined'],
  ['AssertionError [ERR_ASSERTION]: 1 == 2\n\n    at f (a.js:1:1)', 'AssertionError', '1 == 2'],
  ['System.IO.IOException: disk full\n   at A.B()', 'System.IO.IOException', 'disk full'],
  ['Net::ReadTimeout: closed\nfrom a.rb:1:in x', 'Net::ReadTimeout', 'closed'],
  ['Error: several\nlines\n    at f (a.js:1:1)', 'Error', 'several\nlines'],
  ['\u001B[31mError: red\u001B[39m', 'Error', 'red'],
  ['Expected: a colon', undefined, 'Expected: a colon'],
  ['no type at all', undefined, 'no type at all'],
  ['', undefined, ''],
])('splits %j', (text, type, message) => {
  expect(failureText(text)).toMatchObject(type === undefined ? { message } : { type, message });
});
