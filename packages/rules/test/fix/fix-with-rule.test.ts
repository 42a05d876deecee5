import type { Language, Rule } from '@feedback/schema';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSyntax, fixWithRule } from '../../src/index.ts';
import { aRule } from '../a-pattern.ts';

const py = (pattern: string, fix: string): Rule => aRule('python', pattern, { fix });
const ts = (pattern: string, fix: string): Rule => aRule('typescript', pattern, { fix });
const bareExcept: Rule = {
  language: 'python',
  rule: { pattern: { context: 'try:\n  pass\nexcept:\n  $$$B', selector: 'except_clause' } },
  fix: 'except Exception:\n    $$$B',
};

type Case = [string, Rule, Language, string, string];

describe('fixWithRule', () => {
  it.each<Case>([
    ['expands a capture', py('f($A)', 'g($A)'), 'python', 'f(1)', 'g(1)'],
    [
      'expands many captures with what is between',
      py('f($$$A)', 'g($$$A)'),
      'python',
      'f(a,  b=1)',
      'g(a,  b=1)',
    ],
    ['leaves no comma behind an empty capture', ts('f($$$A)', 'g($$$A, 1)'), 'typescript', 'f()', 'g(1)'],
    ['leaves no comma before an empty capture', ts('f($$$A)', 'g(1, $$$A)'), 'typescript', 'f()', 'g(1)'],
    ['does not double a trailing comma', ts('f($$$A)', 'g($$$A, 1)'), 'typescript', 'f(a, b,)', 'g(a, b, 1)'],
    ['does not expand what captures contain', ts('f($A)', 'g($A)'), 'typescript', 'f($A)', 'g($A)'],
    ['keeps other dollars', ts('f($A)', 'g(`${$A}$1`)'), 'typescript', 'f(x)', 'g(`${x}$1`)'],
    ['fixes inside what it moved', py('f($A)', 'g($A)'), 'python', 'f(f(f(1)))', 'g(g(g(1)))'],
    [
      'fixes behind astral characters',
      py('f($A)', 'g($A)'),
      'python',
      'x = "😀", f("𝒳")',
      'x = "😀", g("𝒳")',
    ],
    ['keeps CRLF', py('f($A)', 'if $A:\n    g()'), 'python', 'x\r\nf(1)\r\n', 'x\r\nif 1:\r\n    g()\r\n'],
    ['keeps a byte order mark', py('f($A)', 'g($A)'), 'python', '\uFEFFf(1)', '\uFEFFg(1)'],
    [
      'deletes a statement with its line',
      ts('log($A)', ''),
      'typescript',
      'a();\n  log(1);\nb();\n',
      'a();\nb();\n',
    ],
    [
      'keeps a comment that it carries over',
      ts('f($$$A)', 'g($$$A)'),
      'typescript',
      'f(a, /* why */ b)',
      'g(a, /* why */ b)',
    ],
    [
      'leaves a match whose comment would be lost',
      ts('f($A)', 'g($A)'),
      'typescript',
      'f(/* why */ a); f(b)',
      'f(/* why */ a); g(b)',
    ],
    [
      'indents a capture that begins a line',
      ts('f($A)', '{\n  $A;\n}'),
      'typescript',
      'if (a) {\n  if (b) f(c)\n}',
      'if (a) {\n  if (b) {\n    c;\n  }\n}',
    ],
    ['turns an expression into a statement', ts('log($A)', 'throw $A'), 'typescript', 'log(a);', 'throw a;'],
  ])('%s', (_, rule, language, code, expected) => {
    expect(fixWithRule(rule, { language, code })).toBe(expected);
  });

  it.each<Case>([
    [
      'a rewrite of several lines',
      py('f($A)', 'if $A:\n    g($A)'),
      'python',
      'def h():\n\tf(1)\n',
      'def h():\n\tif 1:\n\t\tg(1)\n',
    ],
    [
      'a captured block',
      bareExcept,
      'python',
      'try:\n  a\nexcept:\n  b\n  if c:\n    d\n',
      'try:\n  a\nexcept Exception:\n  b\n  if c:\n    d\n',
    ],
    [
      'nothing inside strings',
      bareExcept,
      'python',
      'try:\n  a\nexcept:\n  b("""x\n  y""")\n',
      'try:\n  a\nexcept Exception:\n  b("""x\n  y""")\n',
    ],
    [
      'nothing inside template literals',
      ts('if (ok) { $$$B }', '$$$B'),
      'typescript',
      'if (ok) {\n  a(`x\n  y`);\n  b();\n}',
      'a(`x\n  y`);\nb();',
    ],
    [
      'arguments that stay where they were',
      ts('f($$$A)', 'g($$$A)'),
      'typescript',
      'f(\n  a,\n  () => {\n    b;\n  },\n)',
      'g(\n  a,\n  () => {\n    b;\n  },\n)',
    ],
    [
      'a block on the line of its head',
      ts('f($A)', '{\n  $A;\n}'),
      'typescript',
      'if (a)\n    f(b)\nelse\n    f(c)',
      'if (a) {\n    b;\n}\nelse {\n    c;\n}',
    ],
    [
      'an argument that is added to arguments on lines of their own',
      ts('f($$$A)', 'g($$$A, deep)'),
      'typescript',
      'f(\n  a,\n  b\n)',
      'g(\n  a,\n  b,\n  deep\n)',
    ],
    [
      'a named argument that is added to arguments on lines of their own',
      py('f($$$A)', 'g($$$A, k=1)'),
      'python',
      'f(\r\n\ta,  # why\r\n\tb,\r\n)\r\n',
      'g(\r\n\ta,  # why\r\n\tb,\r\n\tk=1,\r\n)\r\n',
    ],
    [
      'a rewrite of several lines by the unit of the code',
      py('f($A)', 'if $A:\n    if g():\n        h()'),
      'python',
      'def k():\n  f(1)\n',
      'def k():\n  if 1:\n    if g():\n      h()\n',
    ],
  ])('indents %s', (_, rule, language, code, expected) => {
    expect(fixWithRule(rule, { language, code })).toBe(expected);
  });

  it.each<Case>([
    ['a captured operand', py('double($A)', '$A * 2'), 'python', 'x = double(y + 1)', 'x = (y + 1) * 2'],
    ['the whole', py('f($A)', '$A or None'), 'python', 'x = y + f(z)', 'x = y + (z or None)'],
    ['a link of a comparison chain', py('f($A)', '$A == 1'), 'python', 'x = y < f(z)', 'x = y < (z == 1)'],
    ['nothing that does not need it', py('double($A)', '$A * 2'), 'python', 'x = double(y)', 'x = y * 2'],
    [
      'an object that a function gives',
      ts('f($A)', 'g(() => $A)'),
      'typescript',
      'f({ x: 0 })',
      'g(() => ({ x: 0 }))',
    ],
    ['a negated condition', ts('isNot($A)', '!$A'), 'typescript', 'isNot(a || b)', '!(a || b)'],
  ])('puts parentheses around %s', (_, rule, language, code, expected) => {
    expect(fixWithRule(rule, { language, code })).toBe(expected);
  });

  it.each<[string, Rule, Language, string]>([
    ['would not parse', ts('f($A)', 'throw $A'), 'typescript', 'const x = f(1);'],
    ['goes on for ever', py('f($$$A)', 'f($$$A, 1)'), 'python', 'f(0)'],
    ['would leave a branch', ts('f($A);', 'a($A);\nb($A);'), 'typescript', 'if (x) f(1);'],
    ['would leave a block on one line', py('f($A)', 'a($A)\nb($A)'), 'python', 'if x: f(1)'],
    ['would leave a block empty', py('f($A)', ''), 'python', 'def g():\n    f(1)\n'],
    ['is the same text', py('f($A)', 'f($A)'), 'python', 'f(1)'],
    ['is for another language', py('f($A)', 'g($A)'), 'javascript', 'f(1)'],
  ])('leaves code alone when the result %s', (_, rule, language, code) => {
    expect(fixWithRule(rule, { language, code })).toBe(code);
  });

  it('makes the fixes that are safe beside one that is not', () => {
    const fixed = fixWithRule(ts('f($A)', 'throw $A'), {
      language: 'typescript',
      code: 'f(1);\nx = f(2);\nf(3);',
    });
    expect(fixed).toBe('throw 1;\nx = f(2);\nthrow 3;');
  });

  it('fixes inside a match whose own fix is refused', () => {
    const rule = py('f($A)', 'g(\n$A') satisfies Rule;
    expect(fixWithRule(rule, { language: 'python', code: 'f(f(1))' })).toBe('f(f(1))');
  });

  it('gives code back that it has no fix for', () => {
    expect(fixWithRule(aRule('python', 'f($A)'), { language: 'python', code: 'f(1)' })).toBe('f(1)');
  });
});

const expressions = fc.letrec<{ e: string }>((tie) => ({
  e: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('x', '1', '"s"', '(y)', 'not z'),
    tie('e').map((e) => `f(${e})`),
    tie('e').map((e) => `[${e}, f(${e})]`),
    fc
      .tuple(tie('e'), fc.constantFrom(' + ', ' or ', ' == ', ' if c else '), tie('e'))
      .map((parts) => `(${parts.join('')})`),
    tie('e').map((e) => `g(${e}, k=${e})`),
  ),
})).e;
const fixes = fc.constantFrom(
  '$A + 1',
  'h($A)',
  '$A or d',
  'lambda: $A',
  '[$A]',
  '-$A',
  '$A, 1',
  '$A if k else d',
  'x.y($A)\nz',
  'return $A',
  '',
);
const lines = fc.array(fc.tuple(fc.constantFrom('', 'x = ', 'if c: ', 'for i in '), expressions), {
  maxLength: 5,
});
const programs = lines
  .map((all) =>
    all.map(([head, e]) => (head === 'for i in ' ? `${head}${e}:\n    f(${e})` : `${head}${e}`)).join('\n'),
  )
  .filter((code) => checkSyntax({ language: 'python', code }).length === 0);

describe('any fix of any program', () => {
  it('parses', () => {
    fc.assert(
      fc.property(programs, fixes, (code, fix) => {
        const fixed = fixWithRule(py('f($A)', fix), { language: 'python', code });
        expect(checkSyntax({ language: 'python', code: fixed })).toEqual([]);
      }),
    );
  });

  it('changes nothing when made again', () => {
    fc.assert(
      fc.property(programs, fixes, (code, fix) => {
        const fixed = fixWithRule(py('f($A)', fix), { language: 'python', code });
        expect(fixWithRule(py('f($A)', fix), { language: 'python', code: fixed })).toBe(fixed);
      }),
    );
  });
});
