import type { Language } from '@feedback/schema';
import { expect, test } from 'vitest';
import { createMatcher, unusedSuppressions } from '../../src/index.ts';
import { aPattern, aRule } from '../a-pattern.ts';

const unused = (code: string, language: Language = 'python'): (readonly [number | undefined, string])[] => {
  const matcher = createMatcher([aPattern({ rule: aRule(language, 'risky($A)') })]);
  return unusedSuppressions(matcher, { path: 'x', language, code }).map(({ line, message }) => [
    line,
    message,
  ]);
};

test('says nothing of comments that excuse something', () => {
  expect(unused('risky(1)  # feedback-ignore risky_call: why\n# feedback-ignore\nrisky(2)\n')).toEqual([]);
  expect(unused('// feedback-ignore Risky-Call\nrisky(1);\n', 'typescript')).toEqual([]);
});

test('tells a comment beside code that is fine, with its line', () => {
  expect(unused('x = 1\nsafe(1)  # feedback-ignore risky_call: why\n')).toEqual([
    [2, 'feedback-ignore risky_call excuses nothing here. Remove it.'],
  ]);
  expect(unused('# feedback-ignore: all\nsafe(1)\n')).toEqual([
    [1, 'feedback-ignore excuses nothing here. Remove it.'],
  ]);
});

test('tells only the name that excuses nothing', () => {
  expect(unused('risky(1)  # feedback-ignore risky_call, other: why\n')).toEqual([
    [1, 'feedback-ignore other excuses nothing here. Remove it.'],
  ]);
});

test('does not take text in strings for a comment', () => {
  expect(unused('x = "# feedback-ignore risky_call"\n')).toEqual([]);
});
