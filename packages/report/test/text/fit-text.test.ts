import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutText, padText, textWidth } from '../../src/index.ts';

test('counts wide characters as two columns and combining ones as none', () => {
  expect([textWidth('漢字'), textWidth('e\u0301'), textWidth('👩‍💻')]).toEqual([4, 1, 2]);
});

test('cuts between whole characters and shows that something is missing', () => {
  expect(cutText('漢字漢字', 6)).toBe('漢字…');
  expect(cutText('short', 5)).toBe('short');
});

test('pads to the side asked for', () => {
  expect([padText('漢', 4), padText('7', 3, 'right')]).toEqual(['漢  ', '  7']);
});

test('never exceeds the width', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, width) => {
      expect(textWidth(cutText(text, width))).toBeLessThanOrEqual(width);
    }),
  );
});
