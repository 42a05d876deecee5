import type { Rule, RuleObject } from '@feedback/schema';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRule, createMatcher, fixCode, fixWithRule } from '../../src/index.ts';
import { aPattern, aRule } from '../a-pattern.ts';

const rule = (body: RuleObject, fix: string, fields: Partial<Rule> = {}): Rule =>
  aRule('python', '', { rule: body, fix, ...fields });
const any = (...patterns: readonly string[]): RuleObject => ({
  any: patterns.map((pattern) => ({ pattern })),
});
const fixed = (made: Rule, code: string): string => fixWithRule(made, { language: 'python', code });
const refusedFor = (made: Rule): string | undefined => compileRule(made).problems[0]?.message;

describe('a fix of a rule with alternatives', () => {
  it.each<[string, Rule, string, string]>([
    [
      'many captures that some alternatives lack',
      rule(any('f($$$A)', 'g($B)'), 'h($$$A)'),
      'f(1, 2)\ng(3)\nf()\n',
      'h(1, 2)\ng(3)\nh()\n',
    ],
    [
      'single captures that some alternatives lack',
      rule(any('f($A)', 'g($B)'), 'h($A)'),
      'f(1)\ng(2)\n',
      'h(1)\ng(2)\n',
    ],
    [
      'the captures of the alternative that has them all, whichever is the first to match',
      rule(any('f($X)', 'f($$$A)'), 'h($$$A)'),
      'f(1)\nf(1, 2)\n',
      'h(1)\nh(1, 2)\n',
    ],
    [
      'captures that no single alternative has together',
      rule(any('f($A)', 'g($A, $$$B)'), 'h($A, $$$B)'),
      'f(1)\ng(2, 3)\n',
      'f(1)\nh(2, 3)\n',
    ],
    [
      'alternatives within others',
      rule({ any: [any('f($$$A)', 'g($B)'), { pattern: 'k($B)' }] }, 'h($$$A)'),
      'f(1)\ng(2)\nk(3)\n',
      'h(1)\ng(2)\nk(3)\n',
    ],
    [
      'alternatives of a utility',
      rule({ kind: 'call', matches: 'u' }, 'h($$$A)', { utils: { u: any('f($$$A)', 'g($B)') } }),
      'f(1)\ng(2)\n',
      'h(1)\ng(2)\n',
    ],
    [
      'alternatives about a node inside',
      rule({ kind: 'expression_statement', has: any('f($$$A)', 'g($B)') }, 'h($$$A)'),
      'f(1)\ng(2)\n',
      'h(1)\ng(2)\n',
    ],
    [
      'alternatives whose captures are constrained',
      rule(any('f($A)', 'g($B)'), 'h($A)', { constraints: { A: { regex: '1' }, B: { regex: '2' } } }),
      'f(1)\nf(2)\ng(2)\n',
      'h(1)\nf(2)\ng(2)\n',
    ],
    [
      'captures of a constraint',
      rule(any('f($B)', 'k($C)'), 'h($$$A)', { constraints: { B: any('g($$$A)', 'x') } }),
      'f(g(1))\nf(x)\nk(2)\n',
      'h(1)\nf(x)\nk(2)\n',
    ],
  ])('minds %s', (_, made, code, expected) => {
    expect(compileRule(made).problems).toEqual([]);
    expect(fixed(made, code)).toBe(expected);
  });

  it('tells which findings it can repair', () => {
    const pattern = aPattern({ rule: rule(any('f($$$A)', 'g($B)'), 'h($$$A)') });
    const file = { path: 'a.py', language: 'python', code: 'f(1)\ng(2)\nf()\n' } as const;
    const { findings } = createMatcher([pattern]).check(file);
    expect(findings.map(({ fixable }) => fixable)).toEqual([true, false, true]);
    expect(fixCode({ patterns: [pattern], ...file })).toMatchObject({
      code: 'h(1)\ng(2)\nh()\n',
      applied: [{ count: 2 }],
      problems: [],
    });
  });

  it.each<[string, Rule, RegExp]>([
    [
      'together',
      rule(any('f($$$A)', 'g($$$B)'), 'h($$$A, $$$B)'),
      /names \$\$\$A, \$\$\$B, and no alternative/,
    ],
    [
      'outside a "not"',
      rule({ pattern: 'f($X)', not: { has: { pattern: 'g($$$A)' } } }, 'h($$$A)'),
      /names \$\$\$A, which the rule never captures/,
    ],
    [
      'outside the part of a context that is matched',
      rule({ pattern: { context: 'class C($$$A):\n  x = f($B)', selector: 'call' } }, 'h($$$A)'),
      /names \$\$\$A, which/,
    ],
    ['by name', rule({ pattern: 'f($$$_A)' }, 'h($$$_A)'), /names \$\$\$_A, which/],
    ['as many', rule({ pattern: 'f($A)' }, 'h($$$A)'), /names \$\$\$A, which/],
  ])('is refused when no match can capture what it names %s', (_, made, message) => {
    expect(refusedFor(made)).toMatch(message);
  });
});

const names = ['f', 'g', 'k'] as const;
const name = fc.constantFrom(...names);
const alternative = fc.oneof(
  name.map((n): RuleObject => ({ pattern: `${n}($$$A)` })),
  name.map((n): RuleObject => ({ pattern: `${n}($X)` })),
  name.map((n): RuleObject => ({ pattern: `${n}($$$B)` })),
  name.map((n): RuleObject => ({
    pattern: `${n}($X, $Y)`,
    not: { has: { pattern: '[$$$A]', stopBy: 'end' } },
  })),
  name.map((n): RuleObject => ({ kind: 'call', regex: `^${n}\\(` })),
  name.map((n): RuleObject => ({
    all: [{ kind: 'call' }, { any: [{ pattern: `${n}($$$A)` }, { pattern: 'f()' }] }],
  })),
  name.map((n): RuleObject => ({ matches: `of_${n}` })),
);
const utils = Object.fromEntries(
  names.map((n): [string, RuleObject] => [`of_${n}`, any(`${n}($X)`, `${n}($$$A)`)]),
);
const program = fc.array(fc.tuple(name, fc.integer({ min: 0, max: 3 })), { maxLength: 6 }).map((calls) =>
  calls
    .map(([called, count], line) => {
      const given = Array.from({ length: count }, (_, index) =>
        index === 2 ? `[v${line}${index}]` : `v${line}${index}`,
      );
      return `${called}(${given.join(', ')})`;
    })
    .join('\n'),
);
const wordsIn = (code: string): readonly string[] => code.match(/v\d+/g) ?? [];

describe('any alternatives', () => {
  it('never lose what a fix did not capture', () => {
    fc.assert(
      fc.property(fc.array(alternative, { minLength: 1, maxLength: 4 }), program, (alternatives, code) => {
        const made = rule({ any: alternatives }, 'h($$$A)', { utils });
        fc.pre(compileRule(made).problems.length === 0);
        expect(wordsIn(fixed(made, code))).toEqual(wordsIn(code));
      }),
      { numRuns: 300 },
    );
  });

  it('repair what they say they can repair', () => {
    fc.assert(
      fc.property(fc.array(alternative, { minLength: 1, maxLength: 4 }), program, (alternatives, code) => {
        const pattern = aPattern({ rule: rule({ any: alternatives }, 'h($$$A)', { utils }) });
        const { findings, problems } = createMatcher([pattern]).check({
          path: 'a.py',
          language: 'python',
          code,
        });
        fc.pre(problems.length === 0);
        const { applied } = fixCode({ patterns: [pattern], path: 'a.py', language: 'python', code });
        const made = applied.reduce((sum, { count }) => sum + count, 0);
        expect(made).toBe(findings.filter(({ fixable }) => fixable).length);
      }),
      { numRuns: 150 },
    );
  });
});
