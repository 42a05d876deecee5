import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asciiRegex, asciiRule, isAscii } from '../../src/check/ascii-rule.ts';
import { matchRule } from '../../src/index.ts';

const regexes = [
  '^\\w+$',
  '^[\\w.]+$',
  '^[^\\W\\d]+$',
  '\\bab\\b',
  '^[^\\s]+\\s*$',
  '(?i)^a\\w*b$',
  '(?i)^[^x]+$',
  '^\\\\w',
];

it.each(regexes)('matches the same ASCII text: %s', (regex) => {
  const rule = { language: 'python', rule: { regex } } as const;
  const text = fc.array(fc.constantFrom('a', 'B', 'ab', '_', '1', ' ', '\n', '.', 'x', '(', ')', '-'), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(text, (parts) => {
      const source = { language: 'python', code: parts.join('') } as const;
      expect(matchRule(asciiRule(rule), source)).toEqual(matchRule(rule, source));
    }),
    { numRuns: 60 },
  );
});

it('leaves escaped backslashes and what may match half a character alone', () => {
  expect([asciiRegex('\\\\w'), asciiRegex('(?i)[^x]')]).toEqual(['\\\\w', '(?i)[^x]']);
});

it('tells ASCII from other text', () => {
  expect(['plain', 'naïve', '😀'].map(isAscii)).toEqual([true, false, false]);
});
