import { expect, test } from 'vitest';
import { codeShape } from '../../src/inbox/code-shape.ts';

test.each([
  ['names', 'total = price * count', 'sum = cost * n'],
  ['layout', 'if (a) { b() }', 'if (a) {\n  b();\n}'],
  ['quotes', "open('x', mode)", 'open("x", flags)'],
  ['comments', 'x = f(y)  # why', 'x = f(y)'],
  ['the names of functions', 'def first(rows): return rows[0]', 'def head(list_): return list_[0]'],
])('does not depend on %s', (_case, a, b) => {
  expect(codeShape(a)).toBe(codeShape(b));
});

test.each([
  ['what is called', 'x = load(y)', 'x = dump(y)'],
  ['what is asked of a thing', 'x.first = 1', 'x.last = 1'],
  ['literals', 'x = f(1)', 'x = f(2)'],
  ['which name is used again', 'a = b + a', 'a = b + b'],
  ['keywords', 'if x: return y', 'while x: return y'],
])('depends on %s', (_case, a, b) => {
  expect(codeShape(a)).not.toBe(codeShape(b));
});

test('says nothing of code that is too short', () => {
  expect([codeShape(''), codeShape('x;'), codeShape('# only words')]).toEqual(['', '', '']);
});
