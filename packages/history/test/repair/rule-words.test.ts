import { expect, test } from 'vitest';
import { literalsIn, rulesWords } from '../../src/repair/rule-words.ts';

test('tells what a rule asks for, not what it wants to be absent', () => {
  const words = rulesWords({
    kind: 'call',
    all: [
      { has: { field: 'function', regex: '^load$' } },
      { has: { regex: '^\\$get$' } },
      { has: { regex: '^(?:one|two)$' } },
      { has: { regex: '^==$' } },
      { not: { has: { regex: '^timeout$' } } },
    ],
  });
  expect([...words]).toEqual(['load', '$get', 'one', 'two', '==']);
});

test('tells texts and numbers among them', () => {
  const words = rulesWords({
    any: [{ regex: String.raw`^['"${'`'}]+latin\.1['"${'`'}]+$` }, { regex: '^5$' }, { regex: '^max$' }],
  });
  expect(literalsIn(words)).toEqual(['latin.1', '5']);
});
