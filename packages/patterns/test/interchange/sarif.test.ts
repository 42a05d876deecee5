import { readFileSync } from 'node:fs';
import { corpusPath, describeCorpus } from '@feedback/testing';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportPatterns, importPatterns } from '../../src/index.ts';
import { anyPatterns } from '../arbitrary-patterns.ts';
import { aPattern } from '../a-pattern.ts';

const log = (rules: readonly unknown[], tool: object = {}, extensions: readonly object[] = []): string =>
  JSON.stringify({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'HouseLint', version: '1.2', ...tool, rules }, extensions } }],
  });

const read = (text: string) => importPatterns(text);

test('makes a proposal of each rule, which finds the rule in reports', async () => {
  const markdown =
    'Eval runs text.\n\n**Noncompliant code:**\n\n```python\neval(x)\n```\n\n**Compliant code:**\n\n```python\nfloat(x)\n```\n';
  const { patterns, problems } = await read(
    log([
      {
        id: 'HL001',
        name: 'no-eval',
        shortDescription: { text: 'No eval.' },
        fullDescription: { text: 'Text from outside must not be run.' },
        help: { text: 'plain', markdown },
        helpUri: 'https://example.test/HL001',
        defaultConfiguration: { level: 'error' },
        properties: { tags: ['security', 7, 'x'.repeat(99)], 'security-severity': '9.1' },
        deprecatedIds: ['HL000'],
      },
    ]),
  );
  expect(problems).toEqual([]);
  expect(patterns).toMatchObject([
    {
      name: 'no_eval',
      description: 'Text from outside must not be run.',
      bad_example: 'eval(x)',
      good_example: 'float(x)',
      language: 'python',
      severity: 'critical',
      tags: ['security'],
      matches: { rule_ids: ['HL001', 'HL000'] },
      status: 'proposed',
      provenance: { origin: 'import', note: 'Rule HL001 of HouseLint 1.2, https://example.test/HL001' },
    },
  ]);
});

test.each([
  [{ defaultConfiguration: { level: 'error' } }, 'high'],
  [{ defaultConfiguration: { level: 'note' } }, 'low'],
  [{}, 'medium'],
  [{ properties: { 'security-severity': 4 }, defaultConfiguration: { level: 'error' } }, 'medium'],
  [{ properties: { 'security-severity': 'n/a' } }, 'medium'],
  [{ properties: { 'problem.severity': 'error' } }, 'high'],
])('reads the severity of %j as %s', async (fields, severity) => {
  const { patterns } = await read(log([{ id: 'x-rule', ...fields }]));
  expect(patterns[0]?.severity).toBe(severity);
});

test.each([
  ['js/sql-injection', {}, 'js_sql_injection'],
  ['python.lang.security.dangerous-eval', {}, 'dangerous_eval'],
  ['HL001', { name: 'LooseTimer' }, 'loose_timer'],
  ['HL001', { shortDescription: { text: 'Loose timer.' } }, 'loose_timer'],
  ['HL001', {}, 'hl001'],
  ['constructor', {}, 'constructor'],
])('names the rule %s with %j %s', async (id, fields, name) => {
  const { patterns } = await read(log([{ id, ...fields }]));
  expect(patterns[0]?.name).toBe(name);
});

test('reads the rules of extensions, and those of all runs once', async () => {
  const text = log([{ id: 'a-rule' }], {}, [{ name: 'pack', rules: [{ id: 'b-rule' }] }]);
  const { runs } = JSON.parse(text) as { runs: unknown[] };
  const twice = JSON.stringify({ runs: [...runs, ...runs] });
  const { patterns } = await read(twice);
  expect(patterns.map(({ name }) => name)).toEqual(['a_rule', 'b_rule']);
});

test('keeps rules apart that have one name and different texts', async () => {
  const rules = ['X1', 'X2'].map((id) => ({ id, name: 'Weak', fullDescription: { text: `About ${id}` } }));
  expect((await read(log(rules))).patterns.map(({ name }) => name)).toEqual(['weak', 'x2']);
});

test.each([
  ['a log that is cut off', `{"$schema": "x/sarif-2.1.0.json",\n"runs": [{"tool":`, 'MALFORMED_JSON', 2],
  ['a log without rules', log([]), 'NO_RULES', undefined],
  ['a rule without id', log([{ name: 'x' }, 7, { id: 'a' }]), 'INVALID_RULE', undefined],
])('tells %s', async (_, text, code, line) => {
  const { problems } = await read(text);
  expect(problems[0]).toMatchObject({ code, ...(line === undefined ? {} : { line }) });
});

test('says that other JSON is no SARIF', async () => {
  const { problems } = await importPatterns('{"patterns": []}', { format: 'sarif' });
  expect(problems).toMatchObject([{ severity: 'error', code: 'NOT_SARIF' }]);
});

test('gives names, severities, ids and languages again', async () => {
  await fc.assert(
    fc.asyncProperty(anyPatterns, async (patterns) => {
      const kept = ({ name, severity, pattern_id, matches, language }: (typeof patterns)[number]) => ({
        name,
        severity,
        pattern_id,
        matches,
        language,
      });
      const { patterns: again } = await importPatterns(await exportPatterns(patterns, { format: 'sarif' }), {
        format: 'sarif',
      });
      expect(again.map(kept)).toEqual(patterns.map(kept));
    }),
    { numRuns: 30 },
  );
});

test('gives description and examples again where they are code and prose', async () => {
  const pattern = aPattern({ language: 'python', tags: ['lists'] });
  const { patterns } = await importPatterns(await exportPatterns([pattern], { format: 'sarif' }));
  expect(patterns).toMatchObject([
    {
      description: pattern.description,
      bad_example: pattern.bad_example,
      good_example: pattern.good_example,
      tags: ['lists'],
      status: 'proposed',
    },
  ]);
});

describeCorpus('rules of real SARIF logs', 'reports/sarif', () => {
  const folder = 'reports/sarif/DefectDojo__django-DefectDojo';
  test.each([
    [`${folder}/sarif/codeQL-output.sarif`, 149],
    [`${folder}/sarif/issue_10191.json`, 17],
    [`${folder}/sarif/semgrepowasp-benchmark-sample.sarif`, 28],
    [`${folder}/sarif/gitleaks_7.5.0.sarif`, 34],
    ['reports/sarif/generated/eslint9.sarif', 7],
  ])('finds a lesson for each rule of %s', async (path, count) => {
    const text = readFileSync(corpusPath(path), 'utf8');
    const { patterns, problems } = await importPatterns(text);
    expect([patterns.length, problems]).toEqual([count, []]);
    expect(patterns.every(({ matches }) => (matches?.rule_ids?.length ?? 0) > 0)).toBe(true);
  });
});
