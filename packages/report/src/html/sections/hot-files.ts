import { barChart } from '../chart/bars.ts';
import { dataTable } from '../data-table.ts';
import { pathLabel } from '../label.ts';
import { html, type Markup } from '../markup.ts';
import type { Section } from '../section.ts';
import type { Told } from '../../told.ts';

const MOST_BARS = 15;

const render = ({ analysis: { hot_files } }: Told): Markup | undefined => {
  if (hot_files.length === 0) return undefined;
  const bars = hot_files
    .slice(0, MOST_BARS)
    .map(({ path, count }) => ({ label: pathLabel(path), value: count, note: String(count) }));
  const chart = barChart(bars, {
    id: 'files-chart',
    title: 'Mistakes per file',
    description: `Bars, most first: ${bars.map(({ label, note }) => `${label} ${note}`).join(', ')}.`,
  });
  return html`<figure>${chart}</figure>
    ${dataTable(
      'Hot files',
      [{ title: 'File' }, { title: 'Mistakes', numeric: true }],
      hot_files.map(({ path, count }) => [html`<code>${path}</code>`, count]),
    )}`;
};

/** The files with most mistakes. */
export const hotFiles: Section = { id: 'files', title: 'Hot files', render };
