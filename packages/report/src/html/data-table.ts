import { html, type Content, type Markup } from './markup.ts';

/** One column: its heading, and whether it holds numbers or text that may be long. */
export interface Column {
  readonly title: string;
  readonly numeric?: true;
  readonly long?: true;
}

const cellClass = (column: Column | undefined): string => {
  if (column?.numeric === true) return 'n';
  return column?.long === true ? 'l' : 't';
};

/** A table with headings for its columns and its rows (the first cell), which scrolls by itself where it is too wide. */
export const dataTable = (
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Content[])[],
): Markup => {
  const heads = columns.map(
    (column) => html`<th scope="col" class="${cellClass(column)}">${column.title}</th>`,
  );
  const body = rows.map(
    ([first = '', ...rest]) =>
      html`<tr>
        <th scope="row">${first}</th>
        ${rest.map((cell, index) => html`<td class="${cellClass(columns[index + 1])}">${cell}</td>`)}
      </tr> `,
  );
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div> `;
};
