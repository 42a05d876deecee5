import type { RuleObject } from '@feedback/schema';
import { describe, expect, it } from 'vitest';
import { couldMatch, necessaryWords, wordFinder } from '../../src/check/prefilter.ts';

describe('necessaryWords', () => {
  it.each<[string, RuleObject, readonly (readonly string[])[]]>([
    ['the words of a pattern', { pattern: 'json.dumps($DATA, $$$REST)' }, [['json'], ['dumps']]],
    ['a choice of words', { regex: '^(open|close)$' }, [['open', 'close']]],
    ['the literal parts of expressions', { regex: '^op.n_it\\($' }, [['op'], ['n_it(']]],
    ['nothing in expressions with flags', { regex: '(?i)open' }, []],
    ['what relations need', { kind: 'call', has: { pattern: 'open' } }, [['open']]],
    ['nothing in what must not be', { kind: 'call', not: { pattern: 'open' } }, []],
    [
      'the longest word of each choice',
      { any: [{ pattern: 'os.remove($A)' }, { pattern: 'unlink($A)' }] },
      [['remove', 'unlink']],
    ],
    ['nothing when one choice needs nothing', { any: [{ pattern: 'unlink($A)' }, { kind: 'call' }] }, []],
    ['nothing in a loose pattern', { pattern: { context: 'open()', strictness: 'signature' } }, []],
    ['nothing in a part of a context', { pattern: { context: 'open()', selector: 'argument_list' } }, []],
  ])('finds %s', (_, rule, words) => {
    expect(necessaryWords({ language: 'python', rule })).toEqual(words);
  });

  it('follows utilities, also those that refer to themselves', () => {
    const utils = { u: { all: [{ pattern: 'open($A)' }, { has: { matches: 'u' } }] } };
    expect(necessaryWords({ language: 'python', rule: { matches: 'u' }, utils })).toEqual([['open']]);
  });
});

describe('couldMatch', () => {
  it('needs one word of each group', () => {
    const groups = [['open', 'close'], ['file']];
    expect(['close(file)', 'open(x)', 'file'].map((code) => couldMatch(groups, wordFinder(code)))).toEqual([
      true,
      false,
      false,
    ]);
  });
});
