import { builtinPatterns } from '@feedback/patterns';
import type { Pattern, RuleObject } from '@feedback/schema';
import { withStats } from '@feedback/schema';
import { expect, test } from 'vitest';
import { isHeavy } from '../../src/checking/heavy-patterns.ts';
import { openMatching } from '../../src/checking/open-matching.ts';

const asking = (rule: RuleObject): Pick<Pattern, 'rule'> => ({ rule: { language: 'python', rule } });

const inner: RuleObject = { kind: 'call', has: { kind: 'float', stopBy: 'end' } };

test('a rule that looks to the end within a look to the end is heavy', () => {
  expect(isHeavy(asking({ has: { ...inner, stopBy: 'end' } }))).toBe(true);
  expect(isHeavy(asking({ has: inner }))).toBe(false);
  expect(isHeavy({})).toBe(false);
});

test('no built-in rule is heavy, unless somebody changed it', () => {
  expect(builtinPatterns.filter(isHeavy)).toEqual([]);
  const changed = builtinPatterns.map(({ rule }) => ({ rule: structuredClone(rule) }));
  expect(changed.some(isHeavy)).toBe(true);
});

test('an ordinary library is never looked for in another process', async () => {
  const io = { env: {}, signal: new AbortController().signal };
  const { apart, problems } = await openMatching(
    io,
    builtinPatterns.map((lesson) => withStats(lesson)),
  );
  expect(apart).toBeUndefined();
  expect(problems).toEqual([]);
});
