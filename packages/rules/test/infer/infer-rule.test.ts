import { describe, expect, it } from 'vitest';
import { checkSyntax, fixWithRule, inferRule, matchRule } from '../../src/index.ts';
import type { Source } from '../../src/index.ts';
import { ECMASCRIPT_PAIRS } from './ecmascript-pairs.ts';
import { PYTHON_PAIRS } from './python-pairs.ts';

type Language = Source['language'];

const finds = (rule: Parameters<typeof matchRule>[0], language: Language, code: string): boolean =>
  matchRule(rule, { language, code }).length > 0;

describe.each([
  ['python', PYTHON_PAIRS],
  ['javascript', ECMASCRIPT_PAIRS],
  [
    'typescript',
    ECMASCRIPT_PAIRS.filter(({ name }) => name !== 'with-statement' && name !== 'delete-variable'),
  ],
] as const)('rules for %s', (language, pairs) => {
  it.each(pairs)('$name finds the mistake and nothing else', ({ name, bad, good, not, isCommon }) => {
    const rule = inferRule({ name, language, bad, good, tolerance: isCommon ? 10 : 1 });
    expect(rule, 'a rule').toBeDefined();
    if (!rule) return;
    expect(finds(rule, language, bad), 'fires on bad').toBe(true);
    expect(finds(rule, language, good), 'silent on good').toBe(false);
    expect(not.filter((code) => finds(rule, language, code))).toEqual([]);
  });

  it.each(pairs.filter(({ isCommon }) => !isCommon))(
    '$name finds the mistake elsewhere',
    ({ name, bad, good, also }) => {
      const rule = inferRule({ name, language, bad, good });
      expect(also.filter((code) => !rule || !finds(rule, language, code))).toEqual([]);
    },
  );

  it.each(pairs.filter(({ isCommon }) => isCommon))(
    '$name, which ordinary code often has, is found elsewhere where that is borne',
    ({ name, bad, good, also }) => {
      const rule = inferRule({ name, language, bad, good, tolerance: 10 });
      expect(also.filter((code) => !rule || !finds(rule, language, code))).toEqual([]);
    },
  );

  it.each(pairs)('$name is plain data, and the same each time', ({ name, bad, good, isCommon }) => {
    const input = { name, language, bad, good, tolerance: isCommon ? 10 : 1 };
    const rule = inferRule(input);
    expect(JSON.parse(JSON.stringify(rule))).toEqual(rule);
    expect(inferRule(input)).toEqual(rule);
  });

  it.each(pairs)(
    '$name fixes other cases into code that parses, or leaves them',
    ({ name, bad, good, also }) => {
      const rule = inferRule({ name, language, bad, good });
      if (rule?.fix === undefined) return;
      for (const code of [bad, ...also]) {
        const fixed = fixWithRule(rule, { language, code });
        expect(checkSyntax({ language, code: fixed })).toEqual([]);
        expect(fixWithRule(rule, { language, code: fixed })).toBe(fixed);
      }
    },
  );
});

it('rewrites a name of a library for another, word for word', () => {
  const rule = inferRule({
    name: 'safe_load',
    language: 'python',
    bad: 'config = yaml.load(text)',
    good: 'config = yaml.safe_load(text)',
  });
  const code = 'with open(path) as file:\n    settings = yaml.load(file)\n';
  expect(rule && fixWithRule(rule, { language: 'python', code })).toBe(
    'with open(path) as file:\n    settings = yaml.safe_load(file)\n',
  );
});

it('a mistake that ordinary code often has is found in a narrower form unless that is borne', () => {
  const pair = {
    name: 'request-without-timeout',
    language: 'python',
    bad: 'import requests\n\nanswer = requests.get(url)\n',
    good: 'import requests\n\nanswer = requests.get(url, timeout=10)\n',
  } as const;
  const finding = (tolerance: number): boolean => {
    const rule = inferRule({ ...pair, tolerance });
    return rule !== undefined && finds(rule, 'python', 'requests.get(address, headers=headers)\n');
  };
  expect([finding(1), finding(10)]).toEqual([false, true]);
});
