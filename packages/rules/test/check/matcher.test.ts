import type { Pattern, Rule } from '@feedback/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCode, createMatcher, matchRule, MAX_CODE_LENGTH } from '../../src/index.ts';
import { aPattern, aRule } from '../a-pattern.ts';

const check = (patterns: readonly Pattern[], code: string) =>
  checkCode({ patterns, path: 'app.py', language: 'python', code });

describe('checkCode', () => {
  it('tells what was found, where, in one line', () => {
    expect(check([aPattern()], 'x = "😀"; risky(\n  2)\n')).toMatchInlineSnapshot(`
      {
        "findings": [
          {
            "column": 11,
            "end_column": 5,
            "end_line": 2,
            "fixable": true,
            "line": 1,
            "message": "Calls to risky lose data.",
            "path": "app.py",
            "pattern": "risky_call",
            "severity": "high",
            "tier": "proved_fix",
          },
        ],
        "problems": [],
      }
    `);
  });

  it('orders findings of several patterns by their place', () => {
    const other = aPattern({ name: 'other', rule: aRule('python', 'odd($A)') });
    const { findings } = check([aPattern(), other], 'odd(1)\nrisky(1)\nodd(2)\n');
    expect(findings.map(({ pattern, line }) => [pattern, line])).toEqual([
      ['other', 1],
      ['risky_call', 2],
      ['other', 3],
    ]);
  });

  it.each<[string, Partial<Pattern>]>([
    ['proposed', { status: 'proposed' }],
    ['archived', { status: 'archived' }],
    ['advice', { tier: 'advice' }],
    ['for another language', { rule: aRule('typescript', 'risky($A)') }],
  ])('passes over a pattern that is %s', (_, fields) => {
    expect(check([aPattern(fields)], 'risky(1)')).toEqual({ findings: [], problems: [] });
  });

  it('offers a fix only where one is proved', () => {
    const tiers = [
      aPattern(),
      aPattern({ tier: 'proved_check' }),
      aPattern({ rule: aRule('python', 'risky($A)') }),
    ];
    expect(tiers.map((pattern) => check([pattern], 'risky(1)').findings[0]?.fixable)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('takes the first sentence for the message, without control characters', () => {
    const description = 'Loses data, e.g. \u001B[31mrows\nof a table. Use safe.\n\nMore.';
    expect(check([aPattern({ description })], 'risky(1)').findings[0]?.message).toBe(
      'Loses data, e.g. [31mrows of a table.',
    );
  });

  it('names a pattern whose rule does not compile and goes on with the others', () => {
    const broken = aPattern({ name: 'broken', rule: aRule('python', '', { rule: { kind: 'nonsense' } }) });
    const { findings, problems } = check([broken, aPattern()], 'risky(1)');
    expect(findings).toHaveLength(1);
    expect(problems).toMatchObject([
      { code: 'INVALID_RULE', message: expect.stringContaining('Pattern broken') },
    ]);
  });

  it.each<[string, string]>([
    ['TOO_LARGE', `risky(1)\n`.repeat(MAX_CODE_LENGTH / 9 + 1)],
    ['MINIFIED', `risky(1);`.repeat(20_000)],
    ['BINARY', 'risky(1)\0'],
  ])('skips a file that is %s and says so', (code, text) => {
    expect(check([aPattern()], text)).toMatchObject({ findings: [], problems: [{ code, path: 'app.py' }] });
  });

  it('finds what it can in code that does not parse', () => {
    expect(check([aPattern()], 'def f(:\n    risky(1)\n').findings).toHaveLength(1);
  });
});

const NAMES = ['alpha', 'beta', 'gamma', 'delta'];
const name = fc.constantFrom(...NAMES);
const rules: fc.Arbitrary<Rule> = fc.oneof(
  name.map((n) => aRule('python', `${n}($A)`)),
  name.map((n) => aRule('python', `${n}($$$A)`)),
  fc
    .tuple(name, name)
    .map(([a, b]) => aRule('python', '', { rule: { any: [{ pattern: `${a}($A)` }, { regex: `^${b}$` }] } })),
  fc
    .tuple(name, name)
    .map(([a, b]) =>
      aRule('python', '', { rule: { pattern: `${a}($A)`, has: { regex: `^(${b}|x)$`, stopBy: 'end' } } }),
    ),
  fc.tuple(name, name).map(([a, b]) =>
    aRule('python', '', {
      rule: { pattern: `${a}($A)`, not: { inside: { pattern: `${b}($$$)`, stopBy: 'end' } } },
    }),
  ),
  fc.tuple(name, name).map(([a, b]) => aRule('python', `${a}($A)`, { constraints: { A: { regex: b } } })),
  name.map((n) =>
    aRule('python', '', { rule: { kind: 'call', matches: 'u' }, utils: { u: { has: { regex: `^${n}$` } } } }),
  ),
  name.map((n) =>
    aRule('python', '', {
      rule: { pattern: { context: `def f():\n  return ${n}`, selector: 'return_statement' } },
    }),
  ),
  fc.constant(aRule('python', '', { rule: { kind: 'return_statement' } })),
);
const calls = fc.letrec<{ e: string }>((tie) => ({
  e: fc.oneof(
    { maxDepth: 3 },
    name,
    fc.constantFrom('x', '1'),
    fc.tuple(name, tie('e')).map(([f, e]) => `${f}(${e})`),
  ),
})).e;
const code = fc
  .array(
    fc.oneof(
      calls,
      calls.map((e) => `def f():\n    return ${e}`),
    ),
    { maxLength: 6 },
  )
  .map((lines) => lines.join('\n'));

describe('createMatcher', () => {
  it('finds with many rules at once what each finds alone', () => {
    fc.assert(
      fc.property(fc.array(rules, { maxLength: 8 }), code, (all, text) => {
        const patterns = all.map((rule, index) => aPattern({ name: `p${index}`, rule }));
        const { findings } = createMatcher(patterns).check({ path: 'a.py', language: 'python', code: text });
        for (const [index, rule] of all.entries()) {
          const alone = matchRule(rule, { language: 'python', code: text });
          expect(findings.filter(({ pattern }) => pattern === `p${index}`)).toHaveLength(alone.length);
        }
      }),
    );
  });

  it('does so too when rules hit nearly everywhere', () => {
    const everywhere = Array.from({ length: 8 }, (_, index) =>
      aPattern({
        name: `p${index}`,
        rule: aRule('python', '', { rule: { kind: index % 2 ? 'identifier' : 'call' } }),
      }),
    );
    const { findings } = createMatcher(everywhere).check({
      path: 'a.py',
      language: 'python',
      code: 'f(x)\n'.repeat(200),
    });
    expect(findings).toHaveLength(4 * 200 + 4 * 400);
  });
});
