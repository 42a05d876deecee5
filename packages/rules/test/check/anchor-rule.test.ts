import type { Rule, RuleObject } from '@feedback/schema';
import { describe, expect, it } from 'vitest';
import { anchorRule } from '../../src/check/anchor-rule.ts';
import { traitsOf } from '../../src/check/traits.ts';
import { configOf } from '../../src/refusal.ts';
import { parseTree } from '../../src/tree.ts';
import { aRule } from '../a-pattern.ts';

const of = (rule: RuleObject, fields: Partial<Rule> = {}): Rule => aRule('python', '', { rule, ...fields });

const anchored = (rule: Rule) => anchorRule(rule, traitsOf(rule));

const IN_CALL: RuleObject = { inside: { kind: 'call', field: 'function' } };
const IN_LIST: RuleObject = { kind: 'argument_list', has: { pattern: '$A', nthChild: 1 } };

it('looks for what the matches lie in', () => {
  const found = anchored(of({ kind: 'identifier', ...IN_CALL }));
  expect(found?.rule.rule).toEqual({
    all: [{ any: [{ kind: 'call' }] }, { has: { kind: 'identifier', field: 'function' } }, { kind: 'call' }],
  });
  expect(found?.kinds).toEqual(new Set(['call']));
});

it('captures in the same order', () => {
  const found = anchored(of({ all: [{ pattern: '$A' }, { regex: 'x' }, { inside: IN_LIST }] }));
  expect(found?.rule.rule).toEqual({
    all: [
      { any: [{ kind: 'argument_list' }] },
      { has: { all: [{ pattern: '$A' }, { regex: 'x' }] } },
      IN_LIST,
    ],
  });
});

it.each<[string, Rule]>([
  ['that says nothing of it', of({ kind: 'call' })],
  ['that says nothing else', of(IN_CALL)],
  ['that looks further up', of({ kind: 'call', inside: { kind: 'block', stopBy: 'end' } })],
  ['with a pattern, which few nodes have', of({ pattern: 'f($A)', ...IN_CALL })],
  ['with a text, which few nodes have', of({ kind: 'identifier', regex: '^f$', ...IN_CALL })],
  ['with constraints', of({ kind: 'identifier', ...IN_CALL }, { constraints: { A: { regex: 'x' } } })],
  ['that captures around before it captures within', of({ kind: 'identifier', inside: IN_LIST })],
  [
    'that goes on after what is around',
    of({ all: [{ kind: 'identifier' }, { inside: IN_LIST }, { pattern: '$A' }] }),
  ],
  [
    'that asks last for what stands beside',
    of({ all: [{ kind: 'identifier' }, { inside: IN_LIST }], has: { pattern: '$A' } }),
  ],
  [
    'that captures in a utility',
    of(
      { kind: 'identifier', inside: { kind: 'call', matches: 'u' } },
      { utils: { u: { has: { pattern: '$A' } } } },
    ),
  ],
])('leaves a rule alone %s', (_, rule) => {
  expect(anchored(rule)).toBeUndefined();
});

describe('of a field with several nodes', () => {
  it.each([
    'print(a, b)',
    'with a as x, b as y:\n    pass\n',
    'if a:\n    b\nelif b:\n    c\nelif c:\n    d\nelse:\n    e\n',
  ])('finds the same: %j', (code) => {
    const tree = parseTree({ language: 'python', code });
    for (const field of ['alternative', 'consequence', 'arguments', 'argument', 'value']) {
      const around = { any: [{ kind: 'if_statement' }, { kind: 'call' }, { kind: 'with_item' }] };
      const rule = of({
        any: [{ kind: 'elif_clause' }, { kind: 'else_clause' }, { kind: 'identifier' }],
        inside: { ...around, field },
      });
      const found = anchored(rule);
      const hits = found === undefined ? [] : tree.findAll(configOf(found.rule));
      const within = hits
        .flatMap((hit) => found?.within(hit) ?? [])
        .filter((node) => node.matches(configOf(rule)));
      expect(within.map((node) => node.id())).toEqual(tree.findAll(configOf(rule)).map((node) => node.id()));
    }
  });
});
