/** A GFM table of cells that are Markdown already. */
export const markdownTable = (
  columns: readonly { readonly title: string; readonly align?: 'left' | 'right' }[],
  rows: readonly (readonly string[])[],
): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return (
    line(columns.map(({ title }) => title)) +
    line(columns.map(({ align }) => (align === 'right' ? '--:' : '---'))) +
    rows.map(line).join('')
  );
};
