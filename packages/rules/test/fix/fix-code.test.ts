import type { Pattern } from '@feedback/schema';
import { describe, expect, it } from 'vitest';
import { fixCode } from '../../src/index.ts';
import { aPattern, aRule } from '../a-pattern.ts';

const fix = (patterns: readonly Pattern[], code: string) =>
  fixCode({ patterns, path: 'app.py', language: 'python', code });
const throwing = aPattern({ rule: aRule('python', 'risky($A)', { fix: 'raise $A' }) });

describe('fixCode', () => {
  it('makes proved fixes and counts them', () => {
    const other = aPattern({ name: 'other', rule: aRule('python', 'odd($A)', { fix: 'even($A)' }) });
    expect(fix([aPattern(), other], 'risky(odd(1))\nrisky(2)\n')).toEqual({
      code: 'safe(even(1))\nsafe(2)\n',
      applied: [
        { pattern: 'risky_call', count: 2 },
        { pattern: 'other', count: 1 },
      ],
      problems: [],
    });
  });

  it('leaves alone what is only proved to be found', () => {
    expect(fix([aPattern({ tier: 'proved_check' })], 'risky(1)').code).toBe('risky(1)');
  });

  it('refuses a fix whose result would not parse and says where', () => {
    expect(fix([throwing], 'risky(1)\nx = risky(2)\n')).toMatchObject({
      code: 'raise 1\nx = risky(2)\n',
      applied: [{ count: 1 }],
      problems: [{ code: 'FIX_REFUSED', path: 'app.py', line: 2 }],
    });
  });

  it('refuses a fix that matches its own result for ever', () => {
    const endless = aPattern({ rule: aRule('python', 'risky($A)', { fix: 'risky([$A])' }) });
    expect(fix([endless], 'risky(1)')).toMatchObject({
      code: 'risky(1)',
      applied: [],
      problems: [{ code: 'FIX_REFUSED' }],
    });
  });

  it('touches no file that does not parse', () => {
    expect(fix([aPattern()], 'risky(1)\nif\n')).toMatchObject({
      code: 'risky(1)\nif\n',
      applied: [],
      problems: [{ code: 'SYNTAX_ERROR', line: 2, path: 'app.py' }],
    });
  });

  it('goes on without a rule that does not compile', () => {
    const broken = aPattern({ name: 'broken', rule: aRule('python', 'f($A)', { fix: '$B' }) });
    expect(fix([broken, aPattern()], 'risky(1)')).toMatchObject({
      code: 'safe(1)',
      problems: [{ code: 'UNKNOWN_VARIABLE' }],
    });
  });

  it('leaves suppressed places alone', () => {
    expect(fix([aPattern()], 'risky(1)  # feedback-ignore risky_call: on purpose\nrisky(2)\n').code).toBe(
      'risky(1)  # feedback-ignore risky_call: on purpose\nsafe(2)\n',
    );
  });
});
