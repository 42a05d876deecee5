import fc from 'fast-check';
import type { Rule, RuleObject } from '@feedback/schema';
import { describe, expect, it } from 'vitest';
import { narrowRule } from '../../src/check/narrow-rule.ts';
import { wordFinder } from '../../src/check/prefilter.ts';
import { compileRule, matchRule } from '../../src/index.ts';

const aRule = (rule: RuleObject, utils?: Record<string, RuleObject>): Rule => ({
  language: 'python',
  rule,
  ...(utils ? { utils } : {}),
});

const narrowed = (rule: Rule, text: string): Rule | undefined => narrowRule(rule, wordFinder(text));

describe('narrowRule', () => {
  it('leaves out alternatives whose words do not occur', () => {
    const rule = aRule({ kind: 'call', any: [{ pattern: 'load($A)' }, { pattern: 'dump($A)' }] });
    expect(narrowed(rule, 'load(x)')?.rule).toEqual({ kind: 'call', any: [{ pattern: 'load($A)' }] });
  });

  it('leaves nothing when a necessary word is missing', () => {
    const rule = aRule({ kind: 'call', has: { matches: 'loader' } }, { loader: { regex: '^load$' } });
    expect(narrowed(rule, 'dump(x)')).toBeUndefined();
  });

  it('drops what can not be there from what must not be there', () => {
    const rule = aRule({ kind: 'call', not: { inside: { regex: 'guard', stopBy: 'end' } } });
    expect(narrowed(rule, 'dump(x)')?.rule).toEqual({ kind: 'call' });
  });

  it('walks to the end where nothing can stop it', () => {
    const rule = aRule({ kind: 'call', inside: { kind: 'module', stopBy: { regex: '^guard' } } });
    expect(narrowed(rule, 'dump(x)')?.rule).toEqual({
      kind: 'call',
      inside: { kind: 'module', stopBy: 'end' },
    });
  });

  it('keeps utilities that refer to each other', () => {
    const utils = {
      outer: { any: [{ pattern: 'load($A)' }, { kind: 'call', has: { matches: 'inner' } }] },
      inner: { any: [{ kind: 'identifier' }, { has: { matches: 'outer' } }] },
    };
    const rule = aRule({ matches: 'outer' }, utils);
    expect(narrowed(rule, 'dump(x)')).toBe(rule);
  });

  it('keeps rules with constraints whole', () => {
    const rule = {
      ...aRule({ any: [{ pattern: 'f($A)' }, { pattern: 'load($B)' }] }),
      constraints: { B: { kind: 'string' } },
    };
    expect(narrowed(rule, 'f(x)')).toBe(rule);
  });
});

const atom: fc.Arbitrary<RuleObject> = fc.constantFrom(
  { pattern: 'load($A)' },
  { pattern: 'dump($A)' },
  { kind: 'call' },
  { kind: 'identifier' },
  { regex: '^(load|keep)$' },
  { regex: 'dump\\(' },
  { matches: 'loader' },
  { matches: 'dumper' },
);
const utils = {
  loader: { any: [{ regex: 'load' }, { regex: 'keep' }] },
  dumper: { kind: 'call', not: { matches: 'loader' } },
};
const ruleObject = fc.letrec<{ node: RuleObject }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    atom,
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constantFrom('call', 'identifier'), not: tie('node') }),
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({
      kind: fc.constantFrom('call', 'identifier'),
      has: fc.record({ any: fc.tuple(tie('node')) }),
    }),
    fc.record({
      kind: fc.constantFrom('call', 'identifier'),
      inside: fc.record({ any: fc.tuple(tie('node')), stopBy: fc.constantFrom('end', 'neighbor') }),
    }),
  ) as fc.Arbitrary<RuleObject>,
})).node;

it('matches the same as the whole rule', () => {
  const code = fc
    .array(fc.constantFrom('load(x)', 'dump(load(y))', 'dump(z)', 'keep', 'f(dump(keep))'), { maxLength: 3 })
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(ruleObject, code, (node, text) => {
      const rule = aRule(node, utils);
      fc.pre(compileRule(rule).problems.length === 0);
      const source = { language: 'python', code: text } as const;
      const less = narrowed(rule, text);
      expect(less === undefined ? [] : matchRule(less, source)).toEqual(matchRule(rule, source));
    }),
    { numRuns: 200 },
  );
});
