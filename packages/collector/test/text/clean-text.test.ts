import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, CUT_MARK } from '../../src/text/clean-text.ts';

describe('cleanText', () => {
  it.each([
    ['\u001B[31mred\u001B[39m', 'red'],
    ['\u001B]0;title\u0007text', 'text'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['tab\tstays\n', 'tab\tstays\n'],
    ['nul\u0000 bell\u0007 csi\u009B', 'nul bell csi'],
    ['turned \u202Earound', 'turned around'],
    ['pytest writes #x1B[1mbold#x1B[0m', 'pytest writes bold'],
    ['half \uD83D', 'half \uFFFD'],
  ])('makes %j %j', (text, clean) => {
    expect(cleanText(text, 100)).toBe(clean);
  });

  it('cuts with a mark, never inside a character', () => {
    expect(cleanText('abcdef', 3)).toBe(`abc${CUT_MARK}`);
    expect(cleanText('ab😀', 3)).toBe(`ab${CUT_MARK}`);
  });

  it('leaves nothing that a terminal obeys, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const clean = cleanText(text, 50);
        expect(clean).not.toMatch(/[\p{Cc}--[\t\n]]/v);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean.length).toBeLessThanOrEqual(50 + CUT_MARK.length);
      }),
    );
  });
});
