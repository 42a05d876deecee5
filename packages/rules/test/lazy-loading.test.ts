import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { checkSyntax, matchRule } from '../src/index.ts';
import { aRule } from './a-pattern.ts';

const loaded = (part: string): boolean =>
  Object.keys(createRequire(import.meta.url).cache).some((path) => path.includes(part));

it('loads the native engine and the parsers of prettier only when they are used', () => {
  expect([loaded('@ast-grep'), loaded('prettier')]).toEqual([false, false]);
  checkSyntax({ language: 'python', code: 'x = 1' });
  expect([loaded('@ast-grep'), loaded('prettier')]).toEqual([false, false]);
  matchRule(aRule('python', 'f($A)'), { language: 'python', code: 'f(1)' });
  checkSyntax({ language: 'tsx', code: 'let a = 1' });
  expect([loaded('@ast-grep'), loaded('prettier')]).toEqual([true, true]);
});
