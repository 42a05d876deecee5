import type { Pattern } from '@feedback/schema';
import { describe, expect, it } from 'vitest';
import { provePattern } from '../src/index.ts';
import { aPattern, aRule } from './a-pattern.ts';

const failed = (pattern: Pattern): string[] =>
  provePattern(pattern)
    .checks.filter(({ passed }) => !passed)
    .map(({ name }) => name);

describe('provePattern', () => {
  it('proves a fix that turns the bad example into the good one', () => {
    const { tier, checks, problems } = provePattern(aPattern({ good_example: 'safe(1)  # better\n' }));
    expect(tier).toBe('proved_fix');
    expect(problems).toEqual([]);
    expect(checks.map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "bad_example_parses",
        "good_example_parses",
        "rule_compiles",
        "fires_on_bad",
        "silent_on_good",
        "fix_parses",
        "fix_silences",
        "fix_equals_good",
        "fix_idempotent",
      ]
    `);
  });

  it('proves a fix that silences but differs from the good example, and tells', () => {
    const { tier, problems } = provePattern(aPattern({ good_example: 'check()\nsafe(1)' }));
    expect(tier).toBe('proved_fix');
    expect(problems).toMatchObject([{ severity: 'info', code: 'PROOF_FIX_EQUALS_GOOD' }]);
  });

  it.each<[string, Partial<Pattern>, string, string[]]>([
    ['a bad example that does not parse', { bad_example: 'risky(1)\nif' }, 'advice', ['bad_example_parses']],
    [
      'a rule that does not compile',
      { rule: aRule('python', '', { rule: { kind: 'x' } }) },
      'advice',
      ['rule_compiles'],
    ],
    ['a rule that misses the mistake', { bad_example: 'other(1)' }, 'advice', ['fires_on_bad']],
    ['a rule that fires on the remedy', { good_example: 'risky(2)' }, 'advice', ['silent_on_good']],
    ['no fix', { rule: aRule('python', 'risky($A)') }, 'proved_check', []],
    [
      'a fix that would not parse',
      { rule: aRule('python', 'risky($A)', { fix: 'safe($A' }) },
      'proved_check',
      ['fix_parses', 'fix_silences', 'fix_equals_good'],
    ],
    [
      'a fix without end',
      { rule: aRule('python', 'risky($A)', { fix: 'risky([$A])' }) },
      'proved_check',
      ['fix_parses', 'fix_silences', 'fix_equals_good', 'fix_idempotent'],
    ],
  ])('earns %s its tier', (_, fields, tier, checks) => {
    const pattern = aPattern(fields);
    expect(provePattern(pattern).tier).toBe(tier);
    expect(failed(pattern)).toEqual(checks);
  });

  describe('for a fix that leaves places', () => {
    const partial = (fixed: string): Pattern =>
      aPattern({
        bad_example: 'a = risky(1)\nb = worse(2)\n',
        good_example: 'a = safe(1)\nb = safe(2, again=True)\n',
        rule: {
          language: 'python',
          rule: { any: [{ pattern: 'risky($A)' }, { pattern: 'worse($B)' }] },
          fix: fixed,
        },
      });

    it('proves what it rewrites as in the good example, and counts what it leaves', () => {
      const { tier, checks, problems } = provePattern(partial('safe($A)'));
      expect(tier).toBe('proved_fix');
      expect(checks.find(({ name }) => name === 'fix_follows_good')?.detail).toBe(
        '1 of 2 places rewritten, 1 left to a person; what was rewritten is as in the good example',
      );
      expect(problems).toMatchObject([{ severity: 'info', code: 'PROOF_FIX_EQUALS_GOOD' }]);
    });

    it('proves no fix that rewrites a place otherwise', () => {
      const { tier, problems } = provePattern(partial('sure($A)'));
      expect(tier).toBe('proved_check');
      expect(problems).toMatchObject([{ severity: 'warning', code: 'PROOF_FIX_FOLLOWS_GOOD' }, {}]);
    });
  });

  it('calls a pattern without a rule advice', () => {
    const { rule: _, ...lesson } = aPattern();
    expect(provePattern(lesson)).toMatchObject({ tier: 'advice', checks: [], problems: [] });
  });

  it.each([
    ['const a = "x"', "const a = 'x'", false],
    ['f(1);', 'f( 1 ) // c', true],
    ['f("a  b")', 'f("a b")', false],
    ['<a>\n  x\n</a>', '<a> x </a>', true],
  ])('compares %j with %j by tree', (produced, good, equal) => {
    const pattern = aPattern({
      bad_example: 'bad()',
      good_example: good,
      rule: aRule('tsx', 'bad()', { fix: produced.replace(/;$/, '') }),
    });
    expect(failed(pattern)).toEqual(equal ? [] : ['fix_equals_good']);
  });
});
