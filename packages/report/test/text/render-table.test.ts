import { expect, test } from 'vitest';
import { renderTable } from '../../src/index.ts';

test('aligns cells under their titles', () => {
  const table = renderTable(
    [{ title: 'Pattern' }, { title: 'Times', align: 'right' }, { title: '' }],
    [
      ['bounds_checking', '12', '████'],
      ['漢字', '3', '█'],
      ['logger_debug', '100', ''],
    ],
  );
  expect(table).toMatchInlineSnapshot(`
    "Pattern          Times
    bounds_checking     12  ████
    漢字                 3  █
    logger_debug       100
    "
  `);
});

test('cuts cells that are wider than their column may be', () => {
  expect(renderTable([{ title: 'Name', maxWidth: 6 }], [['abcdefgh']])).toBe('Name\nabcde…\n');
});

test('keeps a cell from outside on its line and free of escapes', () => {
  expect(renderTable([{ title: 'A' }, { title: 'B' }], [['x\ny', '\u001B[2Jz']])).toBe('A    B\nx y  z\n');
});

test('lets the caller colour padded cells', () => {
  const table = renderTable([{ title: 'A' }, { title: 'B' }], [['x', 'y']], (cell, row, column) =>
    row === 'title' ? cell : `<${cell}:${row}${column}>`,
  );
  expect(table).toBe('A  B\n<x:00>  <y:01>\n');
});
