import type { Rule, RuleObject } from '@feedback/schema';
import { expect, test } from 'vitest';
import { farNesting } from '../../src/index.ts';

const far = (relation: string, inner: RuleObject = {}): RuleObject => ({
  [relation]: { kind: 'call', ...inner, stopBy: 'end' },
});

const nesting = (rule: RuleObject, more: Partial<Rule> = {}): number =>
  farNesting({ language: 'python', rule, ...more });

test('counts relations that look to the end inside one another, of every sort', () => {
  expect(nesting({ pattern: 'f($A)' })).toBe(0);
  expect(nesting(far('has'))).toBe(1);
  expect(nesting(far('inside', far('follows', far('precedes'))))).toBe(3);
});

test('counts those that look up in a row once, as there are few nodes above one', () => {
  expect(nesting(far('inside', far('inside', { all: [far('inside')] })))).toBe(1);
  expect(nesting(far('inside', far('has', far('inside'))))).toBe(3);
});

test('does not add those that stand side by side', () => {
  expect(nesting({ all: [far('has'), far('inside'), { any: [far('has')] }] })).toBe(1);
});

test('counts one that a rule stops, and none that looks at the next node', () => {
  expect(nesting({ has: { kind: 'call', stopBy: { kind: 'block' } } })).toBe(1);
  expect(nesting({ has: { kind: 'call', stopBy: 'neighbor' } })).toBe(0);
  expect(nesting({ has: { has: { kind: 'call' } } })).toBe(0);
});

test('looks into what a relation is stopped by, lists, and what must not be', () => {
  expect(nesting({ has: { kind: 'call', stopBy: far('has') } })).toBe(2);
  expect(nesting({ not: far('has', { any: [{ kind: 'call' }, { not: far('inside') }] }) })).toBe(2);
});

test("follows the rule's own utilities, with arguments too, and no further than once", () => {
  const utils = { deep: far('has', { matches: 'deeper' }), deeper: far('has') };
  expect(nesting(far('inside', { matches: 'deep' }), { utils })).toBe(3);
  expect(nesting({ matches: { deep: { ARG: far('has') } } }, { utils })).toBe(3);
  expect(nesting({ matches: 'own' }, { utils: { own: far('has', { matches: 'own' }) } })).toBe(1);
});

test('counts what is asked of a metavariable', () => {
  expect(nesting({ pattern: 'f($A)' }, { constraints: { A: far('has', far('has')) } })).toBe(2);
});

test('holds for damaged rules', () => {
  expect(nesting({ has: null, all: 'x', matches: 7, inside: ['x'] })).toBe(0);
});
