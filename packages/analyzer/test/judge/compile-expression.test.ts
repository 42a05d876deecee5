import { describe, expect, it } from 'vitest';
import { compileExpression, VISIBLE_TO_EXPRESSIONS } from '../../src/judge/compile-expression.ts';

const compiled = (source: string) => {
  const result = compileExpression(source, 'p');
  if ('code' in result) throw new Error(`${result.code}: ${result.message}`);
  return result;
};

describe('compileExpression', () => {
  it.each([
    ['^TypeError: .* is not a function$', 'TypeError: x.y is not a function'],
    ['timeout|timed? out', 'the call timed out'],
    ['\\bE\\d{3}\\b', 'flake8 E722 here'],
    ['(?:ab)+c', 'ababc'],
    ['[*+]+\\)', 'a+*)'],
    ['(?<name>x|y)z', 'yz'],
    ['a{2,3}b?', 'aa'],
  ])('takes %s', (source, text) => {
    expect(compiled(source).test(text)).toBe(true);
    expect(compiled(source).test('something else')).toBe(false);
  });

  it.each(['(unclosed', '[z-a]', '', '   ', '*'])('refuses %j as invalid, naming the pattern', (source) => {
    expect(compileExpression(source, 'my_pattern')).toMatchObject({
      code: 'INVALID_EXPRESSION',
      message: expect.stringContaining('my_pattern'),
    });
  });

  it.each([
    '(a+)+$',
    '(a*)*b',
    '(a|a)*b',
    '(?:a?){30}a{30}',
    '(.*a){12}',
    '(\\w+\\s?)*:',
    '(a)\\1',
    '(?<x>a)\\k<x>',
    '.*.*.*.*x',
    'a?'.repeat(40),
    '(?:(?:){1000}){100000}',
  ])('refuses %s, which could take for ever', (source) => {
    expect(compileExpression(source, 'p')).toMatchObject({ code: 'UNSAFE_EXPRESSION' });
  });

  it('shows an expression the head of a message only', () => {
    const expression = compiled('end');
    expect(expression.test(`${'x'.repeat(VISIBLE_TO_EXPRESSIONS - 3)}end`)).toBe(true);
    expect(expression.test(`${'x'.repeat(VISIBLE_TO_EXPRESSIONS)}end`)).toBe(false);
  });

  it('shows an expression with two open repetitions less, so that hostile text costs little', () => {
    const expression = compiled('a.*b.*c');
    expect(expression.test('ab'.repeat(100_000))).toBe(false);
    expect(expression.test(`${'ab'.repeat(100)}c`)).toBe(true);
    expect(expression.test(`${'ab'.repeat(900)}c`)).toBe(false);
  });
});
