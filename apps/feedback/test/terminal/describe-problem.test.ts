import { expect, test } from 'vitest';
import { describeProblem } from '../../src/terminal/describe-problem.ts';

const problem = { severity: 'error', code: 'BAD', message: 'It broke. Mend it.' } as const;

test('says what, where and which', () => {
  expect(describeProblem({ ...problem, path: 'a.xml', line: 3 })).toBe(
    'error: a.xml:3: It broke. Mend it. [BAD]',
  );
});

test('names the place once', () => {
  const message = 'a.xml, line 3: it broke.';
  expect(describeProblem({ ...problem, message, path: 'a.xml', line: 3 })).toBe(
    'error: a.xml, line 3: it broke. [BAD]',
  );
});

test('keeps escape sequences from the terminal', () => {
  const text = describeProblem({ ...problem, message: 'a\u001B[2Jb', path: 'x\u001B]0;t\u0007.xml' });
  expect(text).toBe('error: x.xml: ab [BAD]');
});
