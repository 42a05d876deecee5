import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMatcher, matchRule } from '../../src/index.ts';
import { aPattern, aRule } from '../a-pattern.ts';

const PYTHON = aPattern({ name: 'risky', rule: aRule('python', 'risky($A)') });
const TYPESCRIPT = aPattern({ name: 'risky', rule: aRule('typescript', 'risky($A)') });

const checkIn = (language: Language, code: string) =>
  createMatcher([PYTHON, TYPESCRIPT]).check({ path: 'a', language, code });

test('a file that does not parse gives one problem, with the line and what is wrong, and its findings', () => {
  const code = `risky(1)\n${'def f(x):\n    return ]\n'.repeat(300)}risky(2)\n`;
  const { findings, problems } = checkIn('python', code);
  expect(problems).toEqual([
    {
      severity: 'warning',
      code: 'SYNTAX_ERROR',
      message: "Does not parse: ']' was never opened. Mistakes in this file may be missed. Correct the code.",
      path: 'a',
      line: 3,
    },
  ]);
  expect(findings.map(({ line }) => line)).toEqual([1, 602]);
});

test.each<[Language, string, number]>([
  ['python', '{% if x %}\nrisky(1)\n{% endif %}\n', 1],
  ['python', 'risky(1)\nclass {{ name }}:\n    pass\n', 2],
  ['javascript', 'risky(1);\nlet x = <% y %>;\n', 2],
  ['typescript', 'risky(1);\nconst x: number = ;\n', 2],
  ['tsx', 'risky(1);\nconst x = <a><b></a>;\n', 2],
])('in %s, %j does not parse', (language, code, line) => {
  expect(checkIn(language, code).problems).toMatchObject([{ code: 'SYNTAX_ERROR', line }]);
});

test('code that is right but newer than the grammar is no warning, and says that it may be so', () => {
  const code = 'risky(1);\nexport type * from "x";\n';
  expect(checkIn('typescript', code)).toMatchObject({
    findings: [{ line: 1 }],
    problems: [{ severity: 'info', code: 'UNKNOWN_SYNTAX', line: 2 }],
  });
});

test('a file that no rule could match is not parsed for it', () => {
  expect(checkIn('python', 'x = ]\n').problems).toEqual([]);
});

test.each([
  ['alone', [PYTHON]],
  ['with a rule of any kind of node', [aPattern({ rule: { language: 'python', rule: { regex: 'risky' } } })]],
  [
    'with a rule that walks alone',
    [aPattern({ rule: { ...aRule('python', 'risky($A)'), constraints: { A: { regex: '1' } } } })],
  ],
  ['with none that is left of the rules', [aPattern({ rule: aRule('python', 'risky($A).never()') }), PYTHON]],
])('is told once, %s, in a text and in a file', async (_, patterns) => {
  const code = 'risky(1)\nx = = 1\n';
  const folder = await temporaryFolder();
  const location = join(folder, 'a.py');
  await writeFile(location, code);
  const matcher = createMatcher(patterns);
  const file = { path: 'a.py', language: 'python', code } as const;
  const here = matcher.check(file);
  expect(here.problems).toMatchObject([{ code: 'SYNTAX_ERROR', line: 2 }]);
  expect(await matcher.checkFiles([{ ...file, location }])).toEqual([here]);
});

describe('whatever the code', () => {
  const piece = fc.constantFrom(
    'risky(1)',
    'x = 1',
    'if x:',
    '    y',
    ']',
    '(',
    '"',
    '{% a %}',
    'é😀',
    'risky(',
  );

  test('findings are those of the rule alone, and there is at most one problem', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const code = `${pieces.join('\n')}\n`;
        const { findings, problems } = checkIn('python', code);
        const rule = aRule('python', 'risky($A)');
        expect(findings).toHaveLength(matchRule(rule, { language: 'python', code }).length);
        expect(problems.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
