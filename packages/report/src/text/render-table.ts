import { cutText, padText, textWidth } from './fit-text.ts';
import { plainLine } from './plain-text.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Columns of the terminal; longer cells are cut. */
  readonly maxWidth?: number;
}

/**
 * Lays cells out in aligned columns under their titles, two spaces apart, one line per row, no trailing space. Cells are made
 * plain, so they may come from outside; `decorate` may add colour to a padded cell.
 */
export const renderTable = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  decorate: (cell: string, row: number | 'title', column: number) => string = (cell) => cell,
): string => {
  const fit = (row: readonly string[]): string[] =>
    columns.map(({ maxWidth = Infinity }, index) => {
      const cell = plainLine(row[index] ?? '');
      return maxWidth === Infinity ? cell : cutText(cell, maxWidth);
    });
  const title = fit(columns.map((column) => column.title));
  const cells = rows.map(fit);
  const widths = columns.map((_, index) =>
    [title, ...cells].reduce((widest, row) => Math.max(widest, textWidth(row[index] ?? '')), 0),
  );
  const line = (row: readonly string[], place: number | 'title'): string => {
    const last = row.findLastIndex((cell) => cell !== '');
    return row
      .slice(0, last + 1)
      .map((cell, index) => {
        const align = columns[index]?.align ?? 'left';
        const width = index === last && align === 'left' ? 0 : (widths[index] ?? 0);
        return decorate(padText(cell, width, align), place, index);
      })
      .join('  ');
  };
  return [line(title, 'title'), ...cells.map(line)].map((text) => `${text}\n`).join('');
};
