import type { Language } from '@feedback/schema';
import { expect, test } from 'vitest';
import { createMatcher, unusedSuppressions } from '../../src/index.ts';
import { aPattern, aRule } from '../a-pattern.ts';

const unused = async (
  code: string,
  language: Language = 'python',
): Promise<(readonly [number | undefined, string])[]> => {
  const matcher = createMatcher([aPattern({ rule: aRule(language, 'risky($A)') })]);
  const problems = await unusedSuppressions(matcher, { path: 'x', language, code });
  return problems.map(({ line, message }) => [line, message]);
};

test('says nothing of comments that excuse something', async () => {
  expect(await unused('risky(1)  # feedback-ignore risky_call: why\n# feedback-ignore\nrisky(2)\n')).toEqual(
    [],
  );
  expect(await unused('// feedback-ignore Risky-Call\nrisky(1);\n', 'typescript')).toEqual([]);
});

test('tells a comment beside code that is fine, with its line', async () => {
  expect(await unused('x = 1\nsafe(1)  # feedback-ignore risky_call: why\n')).toEqual([
    [2, 'feedback-ignore risky_call excuses nothing here. Remove it.'],
  ]);
  expect(await unused('# feedback-ignore: all\nsafe(1)\n')).toEqual([
    [1, 'feedback-ignore excuses nothing here. Remove it.'],
  ]);
});

test('tells only the name that excuses nothing', async () => {
  expect(await unused('risky(1)  # feedback-ignore risky_call, other: why\n')).toEqual([
    [1, 'feedback-ignore other excuses nothing here. Remove it.'],
  ]);
});

test('does not take text in strings for a comment', async () => {
  expect(await unused('x = "# feedback-ignore risky_call"\n')).toEqual([]);
});
