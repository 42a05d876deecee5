import type { Language, Rule } from '@feedback/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchRule, RulesError } from '../src/index.ts';
import { aRule } from './a-pattern.ts';

const texts = (rule: Rule, language: Language, code: string): string[] =>
  matchRule(rule, { language, code }).map(({ start, end }) => code.slice(start, end));

describe('matchRule', () => {
  it.each<[string, Rule, Language, string, string[]]>([
    ['Python', aRule('python', 'f($A)'), 'python', 'x = f(1)\nf(2, 3)\n', ['f(1)']],
    [
      'JavaScript with JSX',
      aRule('javascript', '<a $B="_blank" />'),
      'javascript',
      'x = <a target="_blank" />',
      ['<a target="_blank" />'],
    ],
    ['TypeScript', aRule('typescript', '$A as any'), 'typescript', 'const x = y as any;', ['y as any']],
    ['a TypeScript rule in TSX', aRule('typescript', 'f($A)'), 'tsx', 'x = <a>{f(1)}</a>', ['f(1)']],
    ['a TypeScript rule in JavaScript', aRule('typescript', 'f($A)'), 'javascript', 'f(1)', ['f(1)']],
    [
      'a kind that JavaScript lacks',
      aRule('typescript', '', { rule: { kind: 'type_annotation' } }),
      'javascript',
      'f(1)',
      [],
    ],
    ['a Python rule in JavaScript', aRule('python', 'f($A)'), 'javascript', 'f(1)', []],
    ['empty code', aRule('python', 'f($A)'), 'python', '', []],
    ['code that does not parse', aRule('python', 'f($A)'), 'python', 'if (\nf(1)', ['f(1)']],
  ])('finds what it should in %s', (_, rule, language, code, expected) => {
    expect(texts(rule, language, code)).toEqual(expected);
  });

  it.each(['\uFEFF', '"😀𝒳é"; ', '\r\n\r\n', '\0'])('counts UTF-16 units behind %j', (before) => {
    expect(texts(aRule('python', 'f($A)'), 'python', `${before}f("😀")\n`)).toEqual(['f("😀")']);
  });

  it('gives each stretch once, outer ones first', () => {
    const rule = aRule('python', '', { rule: { regex: '^f\\(' } });
    const found = matchRule(rule, { language: 'python', code: 'f(f(1))' });
    expect(found).toEqual([
      { start: 0, end: 7 },
      { start: 2, end: 6 },
    ]);
  });

  it('survives nesting that would overflow a stack', () => {
    const code = `${'['.repeat(20_000)}f(1)${']'.repeat(20_000)}`;
    expect(texts(aRule('python', 'f($A)'), 'python', code)).toEqual(['f(1)']);
  });

  it('says which rule does not compile', () => {
    const rule = aRule('python', '', { rule: { kind: 'nonsense' } });
    expect(() => matchRule(rule, { language: 'python', code: '' })).toThrow(RulesError);
    expect(() => matchRule(rule, { language: 'python', code: '' })).toThrow(/Kind `nonsense` is invalid/);
  });

  it('stays inside any text', () => {
    const rule = aRule('typescript', '', { rule: { regex: '.' } });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (code) =>
        matchRule(rule, { language: 'typescript', code }).every(
          ({ start, end }) => 0 <= start && start <= end && end <= code.length,
        ),
      ),
    );
  });
});
