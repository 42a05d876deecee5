import { aReview, aTestFailure } from '@feedback/testing';
import { describe, expect, it } from 'vitest';
import { wordingOf } from '../../src/judge/wording.ts';
import { commonParts, freeName, namePartsOf, suggestName } from '../../src/measure/suggest-name.ts';

const nameOf = (event: Parameters<typeof wordingOf>[0]): string => suggestName(namePartsOf(wordingOf(event)));

describe('suggestName', () => {
  it.each([
    ["TypeError: Cannot read properties of undefined (reading 'length')", 'type_error_undefined_length'],
    ['java.lang.NullPointerException: order is null', 'null_pointer_exception_order'],
    ['IndexError: list index out of range', 'index_error_list_out_range'],
    ['connect ECONNREFUSED 127.0.0.1:5432', 'connect_econnrefused'],
    ['%%%', 'unnamed_mistake'],
  ])('names %j %s', (failure_reason, name) => {
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

  it('names an assertion after its test', () => {
    const event = aTestFailure({
      test_name: 'test_empty_basket',
      failure_reason: 'AssertionError: assert 0 == 1',
    });
    expect(nameOf(event)).toBe('assertion_error_empty_basket');
  });

  it('keeps only words that all cases share', () => {
    const one = namePartsOf(wordingOf(aTestFailure({ failure_reason: "KeyError: key 'price' missing" })));
    const other = wordingOf(aTestFailure({ failure_reason: "KeyError: key 'total' missing" }));
    expect(suggestName(commonParts(one, other))).toBe('key_error_missing');
  });
});

describe('freeName', () => {
  it('adds the next free number to a name that is taken', () => {
    expect(freeName('a', new Set(['b']))).toBe('a');
    expect(freeName('a', new Set(['a', 'a_2']))).toBe('a_3');
  });
});
