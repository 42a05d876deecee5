import { barChart } from '../chart/bars.ts';
import { dataTable } from '../data-table.ts';
import { label } from '../label.ts';
import { counted, percent } from '../../words/quantity.ts';
import { html, NOTHING, type Markup } from '../markup.ts';
import type { Section } from '../section.ts';
import type { Told } from '../../told.ts';

const shares = ({ summary, unassigned }: Told['analysis']): Markup => {
  const { total } = summary;
  if (total === 0) return NOTHING;
  const parts = [
    { label: 'Belong to a pattern', value: Math.max(0, total - unassigned) },
    { label: 'Belong to no pattern', value: unassigned },
  ];
  const bars = parts.map((part) => ({ ...part, note: `${part.value} · ${percent(part.value, total)}` }));
  const chart = barChart(bars, {
    id: 'coverage-chart',
    title: 'How much of what was seen the library covers',
    description: `${bars.map((bar) => `${bar.label}: ${bar.note}`).join('. ')}.`,
  });
  const rows = parts.map((part) => [part.label, part.value, percent(part.value, total)]);
  const columns = [
    { title: 'Mistakes' },
    { title: 'Times', numeric: true },
    { title: 'Share', numeric: true },
  ] as const;
  return html`<figure>${chart}</figure>
    ${dataTable('Share without a pattern', columns, rows)}`;
};

const runs = ({ runs: { total, by_kind } }: Told['analysis']): Markup => {
  const kinds = Object.entries(by_kind).toSorted(([, a], [, b]) => b - a);
  if (kinds.length === 0)
    return html`<p>
      No runs are known. Rates are per day, and nothing tells a quiet week from one without tests.
    </p>`;
  return html`<p>
      ${counted(total, 'run')}: each is one report that was read, also when nothing had failed. Rates are per
      run where runs of the kind are known, else per day.
    </p>
    ${dataTable(
      'Runs',
      [{ title: 'Kind' }, { title: 'Runs', numeric: true }],
      kinds.map(([kind, count]) => [label(kind), count]),
    )}`;
};

const render = ({ analysis }: Told): Markup => html`${shares(analysis)}${runs(analysis)}`;

/** What the numbers stand on: how much no pattern covers, and in how many runs was looked. */
export const coverage: Section = { id: 'coverage', title: 'What was looked at', render };
