import type { Pattern, Rule } from '@feedback/schema';
import { describe, expect, it } from 'vitest';
import { checkCode, createMatcher, factsOf, MAX_CODE_LENGTH } from '../../src/index.ts';
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

  it('offers no fix where a match lacks what the fix needs', () => {
    const rule: Rule = {
      language: 'python',
      rule: { any: [{ pattern: 'risky($A)' }, { pattern: 'risky()' }] },
      fix: 'safe($A)',
    };
    const { findings } = check([aPattern({ rule })], 'risky(1)\nrisky()\n');
    expect(findings.map(({ fixable }) => fixable)).toEqual([true, false]);
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

describe('createMatcher', () => {
  it('finds with rules that hit nearly everywhere what each finds alone', () => {
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

  it('asks nothing of rules that are known to be sound before there is a file', () => {
    const broken = aPattern({ rule: aRule('python', '', { rule: { kind: 'nonsense' } }) });
    expect(createMatcher([broken], { areSound: true }).problems).toEqual([]);
    expect(createMatcher([broken]).problems).toHaveLength(1);
  });

  it('does not try out rules of which the facts are known', () => {
    const broken = aPattern({ rule: aRule('python', '', { rule: { kind: 'nonsense' } }) });
    const known = factsOf(aRule('python', 'risky($A)'));
    expect(createMatcher([broken], { facts: () => known }).problems).toEqual([]);
    expect(createMatcher([broken], { facts: () => undefined }).problems).toHaveLength(1);
  });

  it('goes back to the rule as written where the engine refuses the one for ASCII', () => {
    // Written for ASCII it would have to match half a character.
    const rule = aRule('python', '', { rule: { kind: 'identifier', regex: '^[^\\W\\d_]+$' } });
    const patterns = [aPattern({ name: 'a', rule }), aPattern({ name: 'b' })];
    expect(check(patterns, 'risky(1)\n').findings.map(({ pattern }) => pattern)).toEqual(['a', 'b']);
  });
});
