import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieceDecoder } from '../../src/input/piece-decoder.ts';

/** Bytes as they are in text, in texts that were cut, and in none. */
const bytes = fc.oneof(
  fc.string({ unit: 'grapheme' }).map((text) => new TextEncoder().encode(text)),
  fc.uint8Array(),
  fc
    .array(
      fc.constantFrom(0xef, 0xbb, 0xbf, 0xf0, 0x9f, 0x98, 0x80, 0xe2, 0x82, 0xc3, 0x28, 0xed, 0xa0, 0x41),
    )
    .map((some) => Uint8Array.from(some)),
);

const inPieces = (label: string, all: Uint8Array, size: number): string => {
  const decoder = pieceDecoder(label);
  let text = '';
  for (let at = 0; at < all.length; at += size) text += decoder.next(all.subarray(at, at + size));
  return text + decoder.end();
};

describe.each(['utf-8', 'utf-16le'])('pieceDecoder of %s', (label) => {
  it('gives the text that TextDecoder gives of the whole, whatever the bytes and the pieces', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 9 }), (all, size) => {
        expect(inPieces(label, all, size)).toBe(new TextDecoder(label).decode(all));
      }),
      { numRuns: 500 },
    );
  });
});

it('takes off a byte order mark that comes in pieces, and only the first', () => {
  const all = Uint8Array.of(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, 0x61);
  expect(inPieces('utf-8', all, 1)).toBe('\uFEFFa');
});
