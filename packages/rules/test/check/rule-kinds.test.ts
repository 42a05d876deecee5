import type { RuleObject } from '@feedback/schema';
import { expect, it } from 'vitest';
import { kindsOfRule, likelyKinds, parentKindsOfRule } from '../../src/check/rule-kinds.ts';
import { aRule } from '../a-pattern.ts';

const of = (rule: RuleObject, utils?: Readonly<Record<string, RuleObject>>) =>
  aRule('python', '', { rule, ...(utils ? { utils } : {}) });

it.each<[string, RuleObject, readonly string[] | undefined]>([
  ['a kind', { kind: 'call' }, ['call']],
  ['a selector, which is no kind', { kind: 'call > identifier' }, undefined],
  ['the selector of a pattern', { pattern: { context: 'f(x)', selector: 'call' } }, ['call']],
  ['a pattern alone', { pattern: 'f($A)' }, undefined],
  ['a regular expression', { regex: 'f' }, undefined],
  ['one of all parts', { all: [{ regex: 'f' }, { kind: 'call' }] }, ['call']],
  ['what all parts agree on', { any: [{ kind: 'a' }, { kind: 'b' }], kind: 'b' }, ['b']],
  ['any of known parts', { any: [{ kind: 'a' }, { kind: 'b' }] }, ['a', 'b']],
  ['any of parts of which one is unknown', { any: [{ kind: 'a' }, { regex: 'b' }] }, undefined],
  ['what is denied', { not: { kind: 'call' } }, undefined],
  ['what lies around', { inside: { kind: 'call' }, has: { kind: 'string' } }, undefined],
  ['a utility', { matches: 'u' }, ['list']],
  ['a utility that refers to itself', { matches: 'loop' }, undefined],
  ['an unknown utility', { matches: 'nowhere' }, undefined],
])('tells the kinds of a rule by %s', (_, rule, kinds) => {
  const utils = { u: { kind: 'list' }, loop: { any: [{ matches: 'loop' }, { kind: 'list' }] } };
  expect(kindsOfRule(of(rule, utils))).toEqual(kinds && new Set(kinds));
});

it.each<[string, RuleObject, readonly string[] | undefined]>([
  ['one kind', { inside: { kind: 'call' } }, ['call']],
  ['a kind of which it is a certain field', { inside: { kind: 'call', field: 'function' } }, ['call']],
  ['the nearest node, said aloud', { inside: { kind: 'call', stopBy: 'neighbor' } }, ['call']],
  ['any of some kinds', { inside: { any: [{ kind: 'a' }, { kind: 'b' }] } }, ['a', 'b']],
  ['a utility', { inside: { matches: 'u' } }, ['list']],
  ['what all parts agree on', { all: [{ inside: { kind: 'a' } }, { regex: 'x' }] }, ['a']],
  ['different kinds for alternatives', { any: [{ inside: { kind: 'a' } }, { matches: 'in_b' }] }, ['a', 'b']],
  ['a kind in one alternative only', { any: [{ inside: { kind: 'a' } }, { kind: 'b' }] }, undefined],
  ['a node further up', { inside: { kind: 'call', stopBy: 'end' } }, undefined],
  ['a node up to another', { inside: { kind: 'call', stopBy: { kind: 'block' } } }, undefined],
  ['what must not be around', { not: { inside: { kind: 'call' } } }, undefined],
  ['what lies in it', { kind: 'call', has: { inside: { kind: 'call' } } }, undefined],
  ['a utility that lies in itself', { matches: 'loop' }, undefined],
])('tells what the matches of a rule lie in directly: %s', (_, rule, kinds) => {
  const utils = {
    u: { kind: 'list' },
    in_b: { inside: { kind: 'b' } },
    loop: { inside: { matches: 'loop' } },
  };
  expect(parentKindsOfRule(of(rule, utils))).toEqual(kinds && new Set(kinds));
});

it.each<[string, string | undefined]>([
  ['f($A)', 'call'],
  ['$A == None', 'comparison_operator'],
  ['$A', undefined],
  ['import $A', 'import_statement'],
])('guesses the kinds of a pattern: %s', (pattern, kind) => {
  expect(likelyKinds(aRule('python', pattern))).toEqual(kind === undefined ? undefined : new Set([kind]));
});
