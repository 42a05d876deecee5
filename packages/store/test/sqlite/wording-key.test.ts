import { wordingId, wordingOf } from '@feedback/schema';
import { aBug } from '@feedback/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOfWords, wordingKey } from '../../src/sqlite/wording-key.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('');
const anId = fc
  .array(fc.constantFrom(...DIGITS), { minLength: 22, maxLength: 22 })
  .map((digits) => `w_${digits.join('')}`);

/** As one would do with integers of any size. */
const head = (id: string): bigint => {
  const bits = Buffer.from(id.slice(2), 'base64url').toString('hex');
  return BigInt(`0x${bits.slice(0, 14)}`) >> 3n;
};

describe('wordingKey', () => {
  it('is the first 53 bits of the hash', () => {
    fc.assert(fc.property(anId, (id) => BigInt(wordingKey(id) ?? -1) === head(id)));
  });

  it.each([
    ['w_AAAAAAAAAAAAAAAAAAAAAA', 0],
    ['w______________________ _'.replaceAll(' ', ''), Number.MAX_SAFE_INTEGER],
  ])('of %s is %d', (id, expected) => {
    expect(wordingKey(id)).toBe(expected);
  });

  it.each(['', 'w_', 'w_nobody', 'e_AAAAAAAAAAAAAAAAAAAAAA', 'w_AAAAAAAAAAAAAAAAAAAAA!'])(
    'of %j is none: it is no id of a wording',
    (id) => {
      expect(wordingKey(id)).toBeNull();
    },
  );
});

it('gives an event that is a mistake the key of its words, and no other', () => {
  const bug = aBug();
  expect(keyOfWords(bug)).toBe(wordingKey(wordingId(wordingOf(bug))));
  expect(
    keyOfWords({ ...bug, kind: 'measurement', name: 'm', value: 1, unit: 'ms' } as unknown as typeof bug),
  ).toBeNull();
});
