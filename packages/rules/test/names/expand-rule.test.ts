import type { Rule } from '@feedback/schema';
import { describe, expect, it } from 'vitest';
import { compileRule, expandRule, fixWithRule, inferRule, matchRule } from '../../src/index.ts';
import { referencesIn } from '../../src/names/references.ts';
import { aRule } from '../a-pattern.ts';

const nan: Rule = {
  language: 'python',
  rule: { kind: 'call', has: { field: 'function', matches: 'numpy.nan_to_num' } },
};

const finds = (rule: Rule, code: string, language = rule.language): boolean =>
  matchRule(rule, { language, code }).length > 0;

describe('a rule that asks for a path', () => {
  it.each([
    ['import numpy\nnumpy.nan_to_num(x)\n', true],
    ['import numpy as n\nn.nan_to_num(x)\n', true],
    ['from numpy import nan_to_num\nnan_to_num(x)\n', true],
    ['numpy.nan_to_num(x)\n', true],
    ['from ours import numpy\nnumpy.nan_to_num(x)\n', false],
    ['nan_to_num(x)\n', false],
    ['import numpy\ntorch.nan_to_num(x)\n', false],
    ['np.nan_to_num(x)\n', false],
  ])('needs no utilities of its own: in %j', (code, expected) => {
    expect(finds(nan, code)).toBe(expected);
  });

  it('finds the name of the example where nothing is imported', () => {
    const rule: Rule = { ...nan, rule: { matches: 'numpy.nan as np.nan' } };
    expect([finds(rule, 'use(np.nan)\n'), finds(rule, 'def f(np):\n    return np.nan\n')]).toEqual([
      true,
      false,
    ]);
  });

  it('finds a member only where its kind says so', () => {
    const rule: Rule = { language: 'python', rule: { kind: 'attribute', matches: 'yaml.load' } };
    expect([finds(rule, 'yaml.load(x)\n'), finds(rule, 'from yaml import load\nload(x)\n')]).toEqual([
      true,
      false,
    ]);
  });

  it('is tried on all languages of its syntax', () => {
    const rule: Rule = { language: 'typescript', rule: { matches: 'fs.rmdirSync' } };
    const code = "import * as files from 'node:fs';\nfiles.rmdirSync(old);\n";
    expect((['javascript', 'typescript', 'tsx'] as const).map((each) => finds(rule, code, each))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('is fixed like any other', () => {
    const rule: Rule = {
      language: 'python',
      rule: {
        kind: 'call',
        all: [
          { has: { field: 'function', matches: 'yaml.load' } },
          { has: { field: 'arguments', pattern: '$X' } },
        ],
      },
      fix: 'yaml.safe_load$X',
    };
    const code = 'import yaml\n\nuse(yaml.load(a), ours.load(b))\n';
    expect(fixWithRule(rule, { language: 'python', code })).toBe(code.replace('yaml.load', 'yaml.safe_load'));
  });
});

describe('expandRule', () => {
  it('gives a rule for ast-grep alone, which means the same', () => {
    const whole = expandRule(nan);
    const defined = Object.keys(whole.utils ?? {});
    expect(
      [...referencesIn(whole.rule, whole.utils ?? {})].filter((name) => !defined.includes(name)),
    ).toEqual([]);
    expect(expandRule(JSON.parse(JSON.stringify(whole)) as Rule)).toEqual(whole);
    expect(finds(whole, 'import numpy as n\nn.nan_to_num(x)\n')).toBe(true);
  });

  it('is the same rule where nothing is asked for', () => {
    const rule = aRule('python', 'f($A)');
    expect(expandRule(rule)).toBe(rule);
  });

  it('leaves a rule with utilities of its own as it is', () => {
    const rule: Rule = { ...nan, utils: { 'numpy.nan_to_num': { kind: 'identifier', regex: '^own$' } } };
    expect(expandRule(rule)).toBe(rule);
    expect([finds(rule, 'own(x)\n'), finds(rule, 'numpy.nan_to_num(x)\n')]).toEqual([true, false]);
  });

  it('supplies what utilities and constraints ask for', () => {
    const rule: Rule = {
      language: 'python',
      rule: { pattern: '$F($A)' },
      constraints: { F: { matches: 'loader' } },
      utils: { loader: { matches: 'yaml.load' } },
    };
    expect([finds(rule, 'import yaml as y\ny.load(x)\n'), finds(rule, 'ours.load(x)\n')]).toEqual([
      true,
      false,
    ]);
  });

  it.each(['loader', 'numpy', 'numpy..nan', 'numpy as', 'a_label', 'own_', 'constructor', '__proto__'])(
    'leaves %j undefined, which is told as ever',
    (matches) => {
      const { problems } = compileRule({ language: 'python', rule: { kind: 'call', has: { matches } } });
      expect(problems).toMatchObject([{ code: 'INVALID_RULE' }]);
      expect(problems[0]?.message).toContain(`Rule \`${matches}\` is not defined`);
    },
  );
});

it('keeps an inferred rule short', () => {
  const rule = inferRule({
    name: 'shelf',
    language: 'python',
    bad: 'import numpy as np\n\nuse(np.asscalar(total), total)\n',
    good: 'use(sum(total))\n',
  });
  expect(JSON.stringify(rule)).toMatchInlineSnapshot(
    `"{"language":"python","rule":{"matches":"numpy.asscalar as np.asscalar"}}"`,
  );
});
