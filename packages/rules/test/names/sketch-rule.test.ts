import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language, Rule, RuleObject } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatcher, expandRule, matchRule, type LocatedFile } from '../../src/index.ts';
import { inOrder } from '../../src/match-rule.ts';
import { sketchRule } from '../../src/names/sketch-rule.ts';
import { namesInText } from '../../src/names/text-names.ts';
import { configOf } from '../../src/refusal.ts';
import { parseTree } from '../../src/tree.ts';
import { aPattern } from '../a-pattern.ts';

const python = (rule: RuleObject, fields: Partial<Rule> = {}): Rule => ({
  language: 'python',
  rule,
  ...fields,
});

const sketched = (rule: Rule, code: string): RuleObject | undefined =>
  sketchRule(rule, namesInText(rule.language, code))?.rule;

describe('sketchRule', () => {
  const rule = python({ kind: 'call', has: { field: 'function', matches: 'numpy.nan as np.nan' } });

  it('looks for the names that the text may have', () => {
    const member = (names: string): RuleObject => ({
      kind: 'call',
      has: {
        field: 'function',
        kind: 'attribute',
        all: [
          { has: { field: 'attribute', regex: '^nan$' } },
          { has: { field: 'object', kind: 'identifier', regex: names } },
        ],
      },
    });
    expect(sketched(rule, 'np.nan()')).toEqual(member('^(?:numpy|np)$'));
    expect(sketched(rule, 'import numpy as n')).toEqual(member('^(?:numpy|np|n)$'));
  });

  it('is made once for texts that import alike', () => {
    const one = sketched(rule, 'import numpy as n\nx = 1');
    expect(sketched(rule, 'import numpy as n\ny = 2')).toBe(one);
    expect(sketched(rule, 'import numpy as m')).not.toBe(one);
  });

  it('looks for bare names only where a text takes them', () => {
    const bare = python({ matches: 'os.path' });
    expect(JSON.stringify(sketched(bare, 'path = 1'))).not.toContain('^(?:path)$');
    expect(JSON.stringify(sketched(bare, 'from os import path'))).toContain('^(?:path)$');
  });

  it('captures nothing', () => {
    const captures = python({
      all: [{ pattern: '$A == $B' }, { has: { pattern: '$A', matches: 'numpy.nan' } }],
    });
    expect(JSON.stringify(sketched(captures, ''))).not.toMatch(/\$[A-Z]/);
  });

  it('leaves alone what asks for no names, and what is not followed', () => {
    expect(sketched(python({ pattern: 'f($A)' }), '')).toBeUndefined();
    expect(
      sketched(python({ matches: 'u' }, { utils: { u: { matches: 'numpy.nan' } } }), ''),
    ).toBeUndefined();
  });
});

const shapes = (names: readonly string[], call: string): readonly RuleObject[] => [
  ...names.map((matches) => ({ kind: call, has: { field: 'function', matches } })),
  ...names.map((matches) => ({ matches })),
  ...names.map((matches) => ({
    kind: call,
    all: [
      { has: { field: 'function', pattern: '$A' } },
      { has: { field: 'arguments', has: { matches, pattern: '$B' } } },
      { not: { has: { field: 'arguments', has: { nthChild: 3 } } } },
    ],
  })),
  ...names.map((matches) => ({ kind: call, not: { has: { field: 'function', matches } } })),
  ...names.map((matches) => ({ kind: call, inside: { kind: call, has: { matches }, stopBy: 'end' } })),
];

interface Case {
  readonly language: Language;
  readonly ending: string;
  readonly rules: readonly RuleObject[];
  readonly lines: readonly string[];
}

const CASES: readonly Case[] = [
  {
    language: 'python',
    ending: 'py',
    rules: [
      ...shapes(['m.f', 'm.f as n.f', 'm.f as f', 'm.f as g', 'm as n', 'm.*', 'm.p.f as p.f'], 'call'),
      { kind: 'identifier', regex: '^f$', not: { matches: 'own_f' } },
      { kind: 'identifier', regex: '^n$', not: { matches: 'own_n for m' } },
      { kind: 'attribute', matches: 'm.f' },
    ],
    lines: [
      'import m', 'import m as n', 'import m as k', 'import o as m', 'from m import f', 'from m import (f as g,\n  p)',
      'from o import f, g', 'import m.p as p', 'm.f(1)', 'n.f(f)', 'k.f(m.f, x)', 'f(g(1), m)', 'g(m.p.f(2))', 'p.f()',
      'def f(n):\n    return n.f(1)', 'def h():\n    import m as z\n    return z.f(f)', 'm = 1', 'n, f = 2, 3',
      'x = [m.f(1) for m in y]', 'm.h(1)',
    ],
  },
  {
    language: 'tsx',
    ending: 'tsx',
    rules: [
      ...shapes(['m.f', 'm.f as n.f', 'm.f as f', 'm.f as g', 'm as n', 'm.p.f'], 'call_expression'),
      { kind: 'identifier', regex: '^f$', not: { matches: 'own_f' } },
      { kind: 'member_expression', matches: 'm.f' },
    ],
    lines: [
      "import m from 'm';", "import * as n from 'node:m';", "import { f, p as g } from 'm';", "import { f as g } from 'm';",
      "const k = require('m');", "const { f } = require('m');", "const { f: g } = require('m'), m = 1;", "import m from 'o';",
      'm.f(1);', 'n.f(f);', 'k.f(m.f, x);', 'f(g(1), m);', 'g(m.p.f(2));', 'const h = (n) => n.f(1);',
      'function f(m: string) { return m.f(f); }', 'm.h(1);',
    ],
  },
]; // prettier-ignore

describe.each(CASES)('names in $language', ({ language, ending, rules, lines }) => {
  const ruleOf = fc.constantFrom(...rules).map((rule): Rule => ({ language, rule }));
  const code = fc.array(fc.constantFrom(...lines), { maxLength: 8 }).map((all) => all.join('\n'));
  /** What the engine finds with the whole rule. */
  const resolved = (rule: Rule, text: string) =>
    inOrder(parseTree({ language, code: text }).findAll(configOf(expandRule(rule))));

  it('are found where the whole rule finds them', () => {
    fc.assert(
      fc.property(ruleOf, code, (rule, text) => {
        const expected = resolved(rule, text).map(({ start, end }) => ({ start, end }));
        expect(matchRule(rule, { language, code: text })).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  // A third of them, which ask for each kind of name.
  const some = rules.filter((_, index) => index % 3 === 0);
  const all = some.map((rule, index) => aPattern({ name: `p${index}`, rule: { language, rule } }));
  const matcher = createMatcher(all);
  const told = (findings: ReturnType<typeof matcher.check>['findings']) =>
    findings.map((each) => `${each.pattern} ${each.line}:${each.column}-${each.end_line}:${each.end_column}`);

  it('are found by many rules together', () => {
    fc.assert(
      fc.property(code, (text) => {
        const expected = some.flatMap((rule, index) =>
          resolved({ language, rule }, text).map(
            ({ range: { start, end } }) =>
              `p${index} ${start.line + 1}:${start.column + 1}-${end.line + 1}:${end.column + 1}`,
          ),
        );
        const { findings } = matcher.check({ path: 'a', language, code: text });
        expect(told(findings).toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 8 },
    );
  });

  it('are found in files on disk, each with its own imports', async () => {
    const folder = await temporaryFolder();
    await fc.assert(
      fc.asyncProperty(fc.array(code, { minLength: 1, maxLength: 4 }), async (texts) => {
        const files = texts.map((text, index): LocatedFile => ({
          path: `m${index}`,
          location: join(folder, `m${index}.${ending}`),
          language,
          code: text,
        }));
        for (const file of files) await writeFile(file.location, file.code);
        expect(await matcher.checkFiles(files)).toEqual(files.map((file) => matcher.check(file)));
      }),
      { numRuns: 4 },
    );
  });
});
