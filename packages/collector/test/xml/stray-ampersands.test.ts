import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STRAY, StrayAmpersands } from '../../src/xml/stray-ampersands.ts';

const inPieces = (text: string, size: number): string => {
  const filter = new StrayAmpersands();
  let out = '';
  for (let at = 0; at < text.length; at += size) out += filter.next(text.slice(at, at + size));
  return out + filter.end();
};

describe('StrayAmpersands', () => {
  it.each([
    ['<a>x && y</a>', `<a>x &${STRAY};&${STRAY}; y</a>`],
    ['<a b="?x=1&y=2"/>', `<a b="?x=1&${STRAY};y=2"/>`],
    ['&amp; &#10; &#x1F; &foo;', '&amp; &#10; &#x1F; &foo;'],
    ['<![CDATA[a && b]]>&', `<![CDATA[a && b]]>&${STRAY};`],
    ['<!-- && -->&', `<!-- && -->&${STRAY};`],
  ])('makes %j %j', (text, out) => {
    expect(inPieces(text, Infinity)).toBe(out);
  });

  it('gives the same in pieces of any size', () => {
    const part = fc.constantFrom(
      '&',
      '&amp;',
      '&#10;',
      ';',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      ']',
      '-',
      '<',
      'x',
      '<a>',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), (parts, size) => {
        const text = parts.join('');
        expect(inPieces(text, size)).toBe(inPieces(text, Infinity));
      }),
    );
  });
});
