import type { Rule } from '@feedback/schema';
import { describe, expect, it } from 'vitest';
import { compileRule } from '../src/index.ts';
import { aRule } from './a-pattern.ts';

const first = (rule: unknown): string | undefined => compileRule(rule as Rule).problems[0]?.message;

describe('compileRule', () => {
  it('has nothing to say about a sound rule', () => {
    expect(compileRule(aRule('python', 'f($A, $$$B)', { fix: 'g($$$B, $A)' })).problems).toEqual([]);
  });

  it.each<[string, unknown, RegExp]>([
    ['an unknown kind', aRule('python', '', { rule: { kind: 'nonsense' } }), /Kind `nonsense` is invalid/],
    ['a broken regular expression', aRule('python', '', { rule: { regex: '(' } }), /unclosed group/],
    ['an unknown field', aRule('python', '', { rule: { patern: 'x' } }), /unknown field `patern`/],
    ['an empty rule', aRule('python', '', { rule: {} }), /one positive matcher/],
    ['an empty pattern', aRule('python', ''), /No AST root/],
    [
      'a cycle of utilities',
      aRule('python', '', { rule: { regex: 'a', matches: 'u' }, utils: { u: { matches: 'u' } } }),
      /cyclic/,
    ],
    [
      'a constraint on nothing',
      aRule('python', 'f($A)', { constraints: { B: { regex: 'x' } } }),
      /Undefined meta var `B`/,
    ],
    [
      'a fix with an unknown capture',
      aRule('python', 'f($A)', { fix: 'g($B)' }),
      /names \$B, which the rule never captures/,
    ],
    ['a language it does not know', { language: 'cobol', rule: {} }, /malformed at language/],
    ['a rule that is none', { language: 'python', rule: 'f()' }, /malformed at rule/],
    ['nothing', undefined, /malformed/],
  ])('names %s', (_, rule, message) => {
    expect(first(rule)).toMatch(message);
  });
});
