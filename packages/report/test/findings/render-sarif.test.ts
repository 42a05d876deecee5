import { Severity, type Lesson } from '@feedback/schema';
import { expect, test } from 'vitest';
import { renderSarif } from '../../src/index.ts';
import type { SarifLog } from '../../src/findings/sarif-log.ts';
import { aFinding } from '../a-finding.ts';

const lesson: Lesson = {
  pattern_id: 'p1',
  name: 'bounds_checking',
  description: 'Look whether a list is empty first.',
  bad_example: 'items[0]',
  good_example: 'items[0] if items else None',
  test_coverage: '',
  severity: 'high',
  language: 'python',
  tags: ['lists'],
  rule: { language: 'python', rule: { pattern: '$A[0]' } },
};

const render = (...findings: Parameters<typeof renderSarif>[0]): SarifLog['runs'][number] => {
  const log = JSON.parse(renderSarif(findings, { patterns: [lesson], toolVersion: '1.2.3' })) as SarifLog;
  const [run] = log.runs;
  if (run === undefined) throw new Error('no run');
  return run;
};

test('is a SARIF 2.1.0 log with rule, place and help', () => {
  expect(JSON.parse(renderSarif([aFinding()], { patterns: [lesson], toolVersion: '1.2.3' })))
    .toMatchInlineSnapshot(`
    {
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "runs": [
        {
          "columnKind": "utf16CodeUnits",
          "results": [
            {
              "level": "error",
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "basket.py",
                      "uriBaseId": "%SRCROOT%",
                    },
                    "region": {
                      "endColumn": 20,
                      "endLine": 2,
                      "startColumn": 12,
                      "startLine": 2,
                    },
                  },
                },
              ],
              "message": {
                "text": "The list may be empty.",
              },
              "partialFingerprints": {
                "feedbackFinding/v1": "f73fe5314c0194028c4fee4466fd6fd8:1",
              },
              "ruleId": "bounds_checking",
              "ruleIndex": 0,
            },
          ],
          "tool": {
            "driver": {
              "name": "feedback",
              "rules": [
                {
                  "defaultConfiguration": {
                    "level": "error",
                  },
                  "fullDescription": {
                    "text": "Look whether a list is empty first.",
                  },
                  "help": {
                    "markdown": "Look whether a list is empty first.

    Instead of

    \`\`\`python
    items[0]
    \`\`\`


    write

    \`\`\`python
    items[0] if items else None
    \`\`\`
    ",
                    "text": "Look whether a list is empty first.",
                  },
                  "id": "bounds_checking",
                  "properties": {
                    "severity": "high",
                    "tags": [
                      "lists",
                    ],
                  },
                  "shortDescription": {
                    "text": "bounds checking",
                  },
                },
              ],
              "semanticVersion": "1.2.3",
            },
          },
        },
      ],
      "version": "2.1.0",
    }
  `);
});

test('refers from each result to its rule', () => {
  const { results, tool } = render(aFinding(), aFinding({ pattern: 'unknown_here', message: 'Hm.' }));
  expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]?.id)).toEqual([
    'bounds_checking',
    'unknown_here',
  ]);
});

test('maps severities to levels', () => {
  const { results } = render(...Severity.options.map((severity) => aFinding({ severity })));
  expect(results.map(({ level }) => level)).toEqual(['note', 'warning', 'error', 'error']);
});

test('writes paths as URIs', () => {
  const { results } = render(
    aFinding({ path: './a b/ü#.py' }),
    aFinding({ path: '/abs/x.py' }),
    aFinding({ path: 'C:\\x\\y.ts' }),
  );
  expect(results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation)).toEqual([
    { uri: 'a%20b/%C3%BC%23.py', uriBaseId: '%SRCROOT%' },
    { uri: 'file:///abs/x.py' },
    { uri: 'file:///C:/x/y.ts' },
  ]);
});

test('gives a finding the same fingerprint when its line moves, and equal findings different ones', () => {
  const prints = (...findings: Parameters<typeof renderSarif>[0]) =>
    render(...findings).results.map(({ partialFingerprints }) => partialFingerprints['feedbackFinding/v1']);
  const [first, second] = prints(aFinding(), aFinding({ line: 9, end_line: 9 }));
  expect(second).not.toBe(first);
  expect(prints(aFinding({ line: 30, end_line: 30 }))).toEqual([first]);
});

test('lists rules that found nothing, and gives every rule and result a text', () => {
  const { tool, results } = render(aFinding({ pattern: 'other', message: '' }));
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(['bounds_checking', 'other']);
  expect([results[0]?.message.text, tool.driver.rules[1]?.help.text]).toEqual(['other', 'other']);
});
