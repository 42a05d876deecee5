import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderFindings } from '../../src/index.ts';
import { aFinding } from '../a-finding.ts';

const basket = 'def first(items):\n    return items[0]\n\nprint(first([]))\n';
const plain = { sources: new Map([['basket.py', basket]]), color: false };

test('shows the place, what is wrong and the code, and sums up', () => {
  expect(renderFindings([aFinding()], plain)).toMatchInlineSnapshot(`
    "basket.py:2:12  high  bounds_checking
      The list may be empty.
      1 │ def first(items):
    > 2 │     return items[0]
        │            ^^^^^^^^
      3 │

    1 finding in 1 file (1 high).
    "
  `);
});

test('shows several lines of a long finding and tells where it ends', () => {
  const source = Array.from({ length: 12 }, (_, index) => `line_${index + 1}()`).join('\n');
  const finding = aFinding({
    path: 'long.py',
    line: 2,
    column: 1,
    end_line: 11,
    end_column: 5,
    fixable: true,
  });
  const sources = new Map([['long.py', source]]);
  expect(renderFindings([finding], { sources, color: false })).toMatchInlineSnapshot(`
    "long.py:2:1  high  bounds_checking  fixable
      The list may be empty.
      1 │ line_1()
    > 2 │ line_2()
        │ ^^^^^^^^
    > 3 │ line_3()
        │ ^^^^^^^^
    > 4 │ line_4()
        │ ^^^^^^^^
    > 5 │ line_5()
        │ ^^^^^^^^
        │ … to line 11

    1 finding in 1 file (1 high). 1 can be fixed: feedback fix
    "
  `);
});

test('counts severities, worst first', () => {
  const findings = [
    aFinding({ severity: 'low' }),
    aFinding(),
    aFinding({ severity: 'critical', path: 'b.py' }),
  ];
  expect(renderFindings(findings, plain).split('\n').at(-2)).toBe(
    '3 findings in 2 files (1 critical, 1 high, 1 low).',
  );
});

test('says so when there is nothing', () => {
  expect(renderFindings([], plain)).toBe('No findings.\n');
});

test('says the same with colour as without', () => {
  const colored = renderFindings([aFinding({ fixable: true })], { ...plain, color: true });
  expect(colored).toContain('\u001B[');
  // eslint-disable-next-line no-control-regex -- colours are what is taken away
  expect(colored.replaceAll(/\u001B\[\d+m/g, '')).toBe(renderFindings([aFinding({ fixable: true })], plain));
});

test('keeps escape sequences in names, messages and code from the terminal', () => {
  const evil = '\u001B]0;owned\u0007';
  const text = renderFindings(
    [aFinding({ path: `a${evil}.py`, message: `no${evil}`, pattern: `p${evil}`, line: 1, end_line: 1 })],
    {
      sources: new Map([[`a${evil}.py`, `x = "${evil}1"`]]),
      color: false,
    },
  );
  expect(text).not.toContain('\u001B');
  expect(text).not.toContain('owned');
});

test('crops a line of a minified file around the finding', () => {
  const source = `${'a'.repeat(5_000)}BAD${'b'.repeat(5_000)}`;
  const finding = aFinding({ path: 'm.js', line: 1, column: 5_001, end_line: 1, end_column: 5_004 });
  const text = renderFindings([finding], { sources: new Map([['m.js', source]]), color: false });
  const [, , code = '', marks = ''] = text.split('\n');
  expect(code.length).toBeLessThan(200);
  expect(code.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('BAD');
});

test('marks wide characters and tabs where they are', () => {
  const source = '\tx = "漢字" + bad';
  const finding = aFinding({ path: 'w.py', line: 1, column: 13, end_line: 1, end_column: 16 });
  const text = renderFindings([finding], { sources: new Map([['w.py', source]]), color: false });
  expect(text).toMatchInlineSnapshot(`
    "w.py:1:13  high  bounds_checking
      The list may be empty.
    > 1 │     x = "漢字" + bad
        │                  ^^^

    1 finding in 1 file (1 high).
    "
  `);
});

test('survives places that the file does not have', () => {
  const place = fc.integer({ min: 1, max: 50 });
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      place,
      place,
      place,
      place,
      (source, line, column, down, right) => {
        const finding = aFinding({ line, column, end_line: line + down, end_column: right });
        expect(
          renderFindings([finding], { sources: new Map([['basket.py', source]]), color: false }),
        ).toContain('1 finding');
      },
    ),
  );
});
