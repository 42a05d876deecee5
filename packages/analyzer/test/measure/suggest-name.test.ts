import { wordingOf } from '@feedback/schema';
import { aReview, aTestFailure } from '@feedback/testing';
import { describe, expect, it } from 'vitest';
import { createRuleWords } from '../../src/measure/rule-words.ts';
import { freeName, suggestName } from '../../src/measure/suggest-name.ts';
import { SignatureBook } from '../../src/signatures/signature-book.ts';

const nameOf = (...events: readonly Parameters<typeof wordingOf>[0][]): string => {
  const book = SignatureBook.open();
  const words = createRuleWords();
  const ids = events.map((event) => {
    words.add(wordingOf(event));
    return book.give(wordingOf(event))?.id ?? '';
  });
  const speech = book.speechOf(book.find(ids[0] ?? '')?.id ?? '');
  return suggestName(speech, speech.kind === 'rule' ? words.of(speech.rule) : []);
};

describe('suggestName', () => {
  it.each([
    ["TypeError: Cannot read properties of undefined (reading 'length')", 'type_error_undefined_length'],
    ['java.lang.NullPointerException: order is null', 'null_pointer_exception_order'],
    ['IndexError: list index out of range', 'index_error_list_out_range'],
    ['connect ECONNREFUSED 127.0.0.1:5432', 'connect_econnrefused'],
  ])('names %j %s', (failure_reason, name) => {
    expect(nameOf(aTestFailure({ failure_reason }))).toBe(name);
  });

  it('names a failure after its error, past traceback and source excerpt', () => {
    const traceback = [
      'def test_total():',
      '>       basket.total(None)',
      '',
      'Traceback (most recent call last):',
      '  File "shop/basket.py", line 12, in total',
      '    return sum(prices)',
      "TypeError: 'NoneType' object is not iterable",
    ].join('\n');
    const name = 'type_error_none_iterable';
    expect(nameOf(aTestFailure({ failure_reason: traceback }))).toBe(name);
    const failure_reason = "E       TypeError: 'NoneType' object is not iterable";
    expect(nameOf(aTestFailure({ failure_reason }))).toBe(name);
  });

  it('names a finding after its rule, and explains a rule that is only a code', () => {
    expect(nameOf(aReview({ rule_id: '@typescript-eslint/no-unsafe-call', message: 'Unsafe call' }))).toBe(
      'no_unsafe_call',
    );
    expect(nameOf(aReview({ rule_id: 'E722', message: "Do not use bare 'except'" }))).toBe(
      'e722_bare_except',
    );
  });

  it('explains such a rule with what all its messages have in common, whatever their order', () => {
    const messages = ['Undefined name basket in scope', 'Undefined name total in scope', 'Undefined scope'];
    const reviews = messages.map((message) => aReview({ rule_id: 'F821', message }));
    expect(nameOf(...reviews)).toBe('f821_undefined_scope');
    expect(nameOf(...reviews.toReversed())).toBe('f821_undefined_scope');
  });

  it.each(['AssertionError: assert 0 == 1', 'expected 0 to be 1'])(
    'names %j after its test',
    (failure_reason) => {
      expect(nameOf(aTestFailure({ test_name: 'test_empty_basket', failure_reason }))).toMatch(
        /^(?:assertion_error_)?empty_basket$/,
      );
    },
  );

  it('has a name for what has no words', () => {
    expect(suggestName({ kind: 'line', line: '%%%' })).toBe('unnamed_mistake');
  });

  it('keeps only words that all cases share', () => {
    const failed = (key: string) => aTestFailure({ failure_reason: `KeyError: no key named ${key} here` });
    const names = ['price', 'total', 'sum', 'tax', 'rate', 'unit', 'name', 'size', 'code'];
    expect(nameOf(...names.map(failed))).toBe('key_error_named_here');
  });
});

describe('freeName', () => {
  it('adds the next free number to a name that is taken', () => {
    expect(freeName('a', new Set(['b']))).toBe('a');
    expect(freeName('a', new Set(['a', 'a_2']))).toBe('a_3');
  });
});
