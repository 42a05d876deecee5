import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language, Pattern, Rule, RuleObject } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatcher, factsOf, matchRule, type LocatedFile, type RuleFacts } from '../../src/index.ts';
import { aPattern, aRule } from '../a-pattern.ts';

const asPatterns = (rules: readonly Rule[]): readonly Pattern[] =>
  rules.map((rule, index) => aPattern({ name: `p${index}`, rule }));

/** Offsets of places that are told as lines and columns. */
const offsetsIn = (code: string): ((line: number, column: number) => number) => {
  const starts = [0, ...[...code.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (line, column) => (starts[line - 1] ?? 0) + column - 1;
};

const told = (code: string, findings: ReturnType<ReturnType<typeof createMatcher>['check']>['findings']) => {
  const offset = offsetsIn(code);
  return findings
    .map(
      (each) =>
        `${each.pattern} ${offset(each.line, each.column)}-${offset(each.end_line, each.end_column)} ${each.fixable}`,
    )
    .toSorted();
};

/** What each rule finds that is looked for alone, in a walk of its own. */
const alone = (rules: readonly Rule[], language: Language, code: string): readonly string[] =>
  asPatterns(rules)
    .flatMap((pattern) => {
      const { findings } = createMatcher([pattern]).check({ path: 'a', language, code });
      const places = pattern.rule === undefined ? [] : matchRule(pattern.rule, { language, code });
      if (!code.includes('feedback-ignore')) expect(findings).toHaveLength(places.length);
      return told(code, findings);
    })
    .toSorted();

const name = fc.constantFrom('alpha', 'beta', 'gamma', 'delta');
const two = fc.tuple(name, name);

const ruleOf = (
  language: Language,
  kinds: { call: string; returned: string; list: string },
): fc.Arbitrary<Rule> => {
  const rule = (body: RuleObject, fields: Partial<Rule> = {}): Rule =>
    aRule(language, '', { rule: body, ...fields });
  return fc.oneof(
    name.map((n) => rule({ pattern: `${n}($A)` })),
    name.map((n) => rule({ pattern: `${n}($A)` }, { fix: `safe($A)` })),
    two.map(([a, b]) => rule({ any: [{ pattern: `${a}($A)` }, { pattern: `${b}()` }] }, { fix: `${b}($A)` })),
    name.map((n) => rule({ pattern: `${n}($$$A)` })),
    two.map(([a, b]) =>
      rule({ any: [{ pattern: `${a}($$$A)` }, { pattern: `${b}($B)` }] }, { fix: `${b}($$$A)` }),
    ),
    two.map(([a, b]) => rule({ any: [{ pattern: `${a}($A)` }, { regex: `^${b}$` }] })),
    two.map(([a, b]) => rule({ pattern: `${a}($A)`, has: { regex: `^(${b}|x)$`, stopBy: 'end' } })),
    two.map(([a, b]) =>
      rule({ pattern: `${a}($A)`, not: { inside: { pattern: `${b}($$$)`, stopBy: 'end' } } }),
    ),
    two.map(([a, b]) => rule({ pattern: `${a}($A)` }, { constraints: { A: { regex: b } } })),
    name.map((n) => rule({ kind: kinds.call, matches: 'u' }, { utils: { u: { has: { regex: `^${n}$` } } } })),
    name.map((n) => rule({ any: [{ matches: 'u' }] }, { utils: { u: { regex: `^${n}` } } })),
    two.map(([a, b]) =>
      rule(
        { all: [{ matches: 'u' }, { not: { regex: b } }] },
        { utils: { u: { kind: kinds.call, regex: a } } },
      ),
    ),
    name.map((n) => rule({ regex: `${n}\\s*\\(` })),
    fc.constant(rule({ pattern: '$A', kind: kinds.call })),
    fc.constant(rule({ kind: kinds.returned })),
    fc.constant(rule({ kind: 'identifier' })),
    fc.constant(rule({ kind: `${kinds.returned} > ${kinds.call}` })),
    fc.constant(rule({ kind: kinds.call, inside: { kind: kinds.returned } })),
    name.map((n) => rule({ kind: 'identifier', inside: { kind: kinds.call, field: 'function', regex: n } })),
    name.map((n) => rule({ kind: kinds.call, all: [{ inside: { kind: kinds.list } }, { regex: n }] })),
    two.map(([a, b]) =>
      rule({
        all: [
          { any: [{ pattern: `${a}($A)` }, { pattern: `${b}($A)` }, { kind: 'identifier', pattern: '$A' }] },
          { inside: { kind: kinds.list, has: { pattern: '$A', kind: 'identifier' } } },
        ],
      }),
    ),
  );
};

const calls = fc.letrec<{ e: string }>((tie) => ({
  e: fc.oneof(
    { maxDepth: 3 },
    name,
    fc.constantFrom('x', '1', '"größe 😀"'),
    fc.tuple(name, tie('e')).map(([f, e]) => `${f}(${e})`),
    fc.tuple(name, tie('e'), tie('e')).map(([f, a, b]) => `${f}(${a}, ${b})`),
    name.map((f) => `${f}()`),
  ),
})).e;

interface Case {
  readonly language: Language;
  readonly ending: string;
  readonly rules: fc.Arbitrary<Rule>;
  readonly code: fc.Arbitrary<string>;
}

const linesOf = (returning: (e: string) => string, comment: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        calls,
        calls.map(returning),
        calls.map((e) => `${e}  ${comment} feedback-ignore p0, p3: known`),
      ),
      { maxLength: 6 },
    )
    .map((lines) => lines.join('\n'));

const CASES: readonly Case[] = [
  {
    language: 'python',
    ending: 'py',
    rules: ruleOf('python', { call: 'call', returned: 'return_statement', list: 'argument_list' }),
    code: linesOf((e) => `def f():\n    return ${e}`, '#'),
  },
  {
    language: 'tsx',
    ending: 'tsx',
    rules: ruleOf('typescript', { call: 'call_expression', returned: 'return_statement', list: 'arguments' }),
    code: linesOf((e) => `const f = () => { return ${e}; };`, '//'),
  },
];

describe.each(CASES)('many rules in $language', ({ language, ending, rules, code }) => {
  it('find together what each finds alone', () => {
    fc.assert(
      fc.property(fc.array(rules, { maxLength: 8 }), code, (all, text) => {
        const together = createMatcher(asPatterns(all)).check({ path: 'a', language, code: text });
        expect(told(text, together.findings)).toEqual(alone(all, language, text));
      }),
      { numRuns: 150 },
    );
  });

  it('find the same when their facts are known', () => {
    fc.assert(
      fc.property(fc.array(rules, { maxLength: 8 }), code, (all, text) => {
        const facts = (rule: Rule): RuleFacts => JSON.parse(JSON.stringify(factsOf(rule))) as RuleFacts;
        const file = { path: 'a', language, code: text };
        expect(createMatcher(asPatterns(all), { facts }).check(file)).toEqual(
          createMatcher(asPatterns(all)).check(file),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('find in files on disk what they find in each text', async () => {
    const folder = await temporaryFolder();
    await fc.assert(
      fc.asyncProperty(
        fc.array(rules, { maxLength: 8 }),
        fc.array(code, { minLength: 1, maxLength: 5 }),
        async (all, texts) => {
          const files = texts.map((text, index): LocatedFile => ({
            path: `m${index}`,
            location: join(folder, `m${index}.${ending}`),
            language,
            code: text,
          }));
          for (const file of files) await writeFile(file.location, file.code);
          const matcher = createMatcher(asPatterns(all));
          expect(await matcher.checkFiles(files)).toEqual(files.map((file) => matcher.check(file)));
        },
      ),
      { numRuns: 60 },
    );
  });
});
