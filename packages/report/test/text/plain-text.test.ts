import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainLine, plainText } from '../../src/index.ts';

test.each([
  ['colours', '\u001B[31mred\u001B[0m', 'red'],
  ['a window title', 'a\u001B]0;owned\u0007b', 'ab'],
  ['a link', '\u001B]8;;http://x\u001B\\text\u001B]8;;\u001B\\', 'text'],
  ['a device control string', 'a\u001BPq#0\u001B\\b', 'ab'],
  ['a clipboard write that never ends', 'a\u001B]52;c;aGk=', 'a'],
  ['8-bit controls', 'a\u009B31mb', 'ab'],
  ['bells and backspaces', 'a\u0007\bb', 'ab'],
  ['marks that reorder text', 'a\u202Eb\u2066c', 'abc'],
])('strips %s', (_, text, plain) => {
  expect(plainText(text)).toBe(plain);
});

test('keeps line breaks and tabs, with one kind of line break', () => {
  expect(plainText('a\r\nb\rc\n\td')).toBe('a\nb\nc\n\td');
});

test('puts text on one line', () => {
  expect(plainLine('  a\r\n\t b ')).toBe('a b');
});

test('leaves nothing that a terminal would act on', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('\u001B', ']', '[', '0', ';', '\u0007', '\u009B', '\u009D', 'm', 'a', '\\', '\n'),
      ),
      (parts) => {
        // eslint-disable-next-line no-control-regex -- control characters are what must be gone
        expect(plainText(parts.join(''))).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/);
      },
    ),
  );
});

test('is done after one pass', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(plainText(plainText(text))).toBe(plainText(text));
    }),
  );
});
