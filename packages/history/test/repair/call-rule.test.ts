import { matchRule } from '@feedback/rules';
import type { Language } from '@feedback/schema';
import { expect, test } from 'vitest';
import { callRule } from '../../src/repair/call-rule.ts';
import { wordEdit } from '../../src/repair/word-edit.ts';

const found = (
  language: Language,
  bad: string,
  good: string,
  ...codes: readonly string[]
): readonly number[] => {
  const rule = callRule(language, wordEdit(language, bad, good), (name) =>
    name === 'datetime' || name === 'JSON' ? 'public' : 'unknown',
  );
  return codes.map((code) => (rule === undefined ? -1 : matchRule(rule, { language, code }).length));
};

test('finds calls without a named argument, whatever else they have', () => {
  expect(
    found(
      'python',
      'x = fetch_page(url)',
      'x = fetch_page(url, timeout=3)',
      'y = fetch_page(a, b, c=1)',
      'self.fetch_page(a)',
      'fetch_page(a, timeout=1)',
      'fetch_page(a, **more)',
      'other(a)',
    ),
  ).toEqual([1, 1, 0, 0, 0]);
});

test('finds arguments without their name where one got it', () => {
  expect(
    found(
      'python',
      'x = datetime.timedelta(f())\nimport datetime',
      'x = datetime.timedelta(seconds=f())\nimport datetime',
      'datetime.timedelta(await g())',
      'datetime.timedelta(minutes=5)',
      'datetime.date(1)',
    ),
  ).toEqual([1, 0, 0]);
});

test('finds objects without a property', () => {
  expect(
    found(
      'typescript',
      'fetchPage(url, { method })',
      'fetchPage(url, { method, signal })',
      'api.fetchPage(a, { b: 1 })',
      'fetchPage(a, { signal: s })',
      'fetchPage(a, { ...rest })',
      'fetchPage(a)',
    ),
  ).toEqual([1, 0, 0, 0]);
});

test('finds calls with as many arguments as the bad one', () => {
  expect(
    found(
      'javascript',
      'parseNumber(x)',
      'parseNumber(x, 10)',
      'parseNumber(f(a, b))',
      'parseNumber(a, 10)',
      'parseNumber()',
    ),
  ).toEqual([1, 0, 0]);
});

test('finds calls that nobody waits for', () => {
  expect(
    found(
      'typescript',
      'const a = this.store.saveBasket(b);',
      'const a = await this.store.saveBasket(b);',
      'saveBasket(c);',
      'await saveBasket(c);',
      'return all([saveBasket(c)]);',
    ),
  ).toEqual([1, 0, 0]);
});

test.each([
  ['a method that everybody has', 'x = found.get(a)', 'x = found.get(a, b)'],
  ['more than one change', 'f(a) + g(b)', 'f(a, c) + g(b, c)'],
  ['something that goes', 'total_of(a, b)', 'total_of(a)'],
  ['no call', 'x = a', 'x = a or b'],
])('has no rule for %s', (_, bad, good) => {
  expect(callRule('python', wordEdit('python', bad, good), () => 'unknown')).toBeUndefined();
});

test('says nothing where several arguments came: none of them alone is what the call lacked', () => {
  const bad = 'merge(options, {retry: 0});';
  const several = "merge(options, {retry: 0, kind: 'text', whole: false});";
  const one = "merge(options, {retry: 0, kind: ['text', 'html']});";
  expect([
    found('javascript', bad, several, 'merge(a, {b: 1})'),
    found('javascript', bad, one, 'merge(a, {b: 1})'),
    found('python', 'x = fetch(u)', 'x = fetch(u, timeout=3, retries=2)', 'fetch(u)'),
  ]).toEqual([[-1], [1], [-1]]);
});
