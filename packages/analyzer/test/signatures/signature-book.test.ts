import { wordingOf, type Wording } from '@feedback/schema';
import { aBug, aReview, aTestFailure } from '@feedback/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnalyzerError } from '../../src/index.ts';
import { SignatureBook } from '../../src/signatures/signature-book.ts';

const said = (failure_reason: string, fields: Parameters<typeof aTestFailure>[0] = {}): Wording =>
  wordingOf(aTestFailure({ failure_reason, ...fields }));

const reopened = (book: SignatureBook): SignatureBook =>
  SignatureBook.open(JSON.parse(JSON.stringify(book)) as unknown);

const broken = (test: number): Wording =>
  said('ReferenceError: basket is not defined', {
    test_name: `test ${'abcdefgh'[test]}`,
    stack_trace: `ReferenceError: basket is not defined\n    at one${test} (/shop/src/a${test}.js:1:1)`,
  });

describe('SignatureBook', () => {
  it('goes by rule, by failure, or by line', () => {
    const book = SignatureBook.open();
    const kinds = [
      wordingOf(aReview({ rule_id: 'no-eval', message: 'eval is evil' })),
      said('TypeError: x\n    at total (/shop/src/total.js:1:2)'),
      said('AssertionError: 1 is not 2'),
      wordingOf(aBug({ error: 'disk 7 is full' })),
    ].map((wording) => book.speechOf(book.give(wording)?.id ?? '').kind);
    expect(kinds).toEqual(['rule', 'failure', 'failure', 'line']);
  });

  it('gives nothing to what says nothing, and knows no id that it never gave', () => {
    const book = SignatureBook.open();
    expect(book.give(said('%%%'))).toBeUndefined();
    expect(['', 's_x', 'f_x', 'm_x', 'nonsense'].map((id) => book.find(id))).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
    expect(book.namesOf('f_x')).toEqual([]);
  });

  it('finds what an id of before has become, also after a restart', () => {
    const book = SignatureBook.open();
    const first = book.give(said('login failed for user ann'))?.id ?? '';
    const again = reopened(book);
    const second = again.give(said('login failed for user bob'))?.id ?? '';
    expect(again.find(first)).toEqual(again.find(second));
    expect(again.find(first)?.template).toBe('login failed for user <*>');
    expect(reopened(again).find(first)).toEqual(again.find(first));
  });

  it('names the group of a failure that a mass event took out of it, too', () => {
    const book = SignatureBook.open();
    const id = book.give(broken(0))?.id ?? '';
    const group = book.find(id)?.id ?? '';
    for (const test of [1, 2, 3, 4, 5]) book.give(broken(test));
    expect(book.find(id)?.id).toMatch(/^m_/);
    expect(book.namesOf(id)).toEqual([book.find(id)?.id, group]);
    expect(book.explain(id)).toMatch(/^A mass event/);
  });

  it('refuses a state that it did not write', () => {
    for (const state of [null, 7, {}, { version: 1, rules: [1] }, { version: 2, rules: [] }])
      expect(() => SignatureBook.open(state)).toThrow(AnalyzerError);
  });

  it('ends in the same signatures whatever the order, and however often it is reopened', () => {
    const wordings = [
      ...['ann', 'bob', 'cid'].map((user) => said(`login failed for user ${user}`)),
      ...[0, 1, 2, 3, 4, 5].map(broken),
      said('AssertionError: expected 1 to be 2'),
      said('AssertionError: expected 3 to be 4', { suite: 'basket' }),
      wordingOf(aReview({ rule_id: 'no-eval', message: 'a' })),
      wordingOf(aReview({ rule_id: 'no-eval', message: 'b' })),
    ];
    const ended = (order: readonly Wording[], restart: number): unknown => {
      let book = SignatureBook.open();
      const given = new Map<Wording, string>();
      for (const [index, wording] of order.entries()) {
        if (index === restart) book = reopened(book);
        given.set(wording, book.give(wording)?.id ?? '');
      }
      return wordings.map((wording) => book.find(given.get(wording) ?? ''));
    };
    const expected = ended(wordings, -1);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(wordings, { minLength: wordings.length }),
        fc.nat(wordings.length),
        (order, restart) => {
          expect(ended(order, restart)).toEqual(expected);
        },
      ),
      { numRuns: 50 },
    );
  });
});
