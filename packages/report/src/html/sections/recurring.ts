import { barChart } from '../chart/bars.ts';
import { dataTable } from '../data-table.ts';
import { day } from '../../words/day.ts';
import { label } from '../label.ts';
import { counted } from '../../words/quantity.ts';
import { html, type Markup } from '../markup.ts';
import { nameCell } from '../name-cell.ts';
import type { Section } from '../section.ts';
import { severityTag } from '../severity-tag.ts';
import type { Told } from '../../told.ts';

/** Bars beyond this many say nothing any more; the table has all. */
const MOST_BARS = 15;

type Ranked = Told['analysis']['ranked'];

const chart = (shown: Ranked): Markup =>
  barChart(
    shown.map(({ pattern, severity, count }) => ({
      label: label(pattern),
      value: count,
      note: `${counted(count, 'time')} · ${severity}`,
    })),
    {
      id: 'recurring-chart',
      title: 'How often each mistake was seen',
      description: `Bars, worst first: ${shown.map(({ pattern, count }) => `${label(pattern)} ${count}`).join(', ')}.`,
    },
  );

const table = ({ analysis: { ranked }, lessons }: Told): Markup =>
  dataTable(
    'What recurs',
    [
      { title: 'Pattern and its lesson' },
      { title: 'Severity' },
      { title: 'Times', numeric: true },
      { title: 'Episodes', numeric: true },
      { title: 'First seen' },
      { title: 'Last seen' },
    ],
    ranked.map(({ pattern, severity, count, episodes, first_seen, last_seen }) => [
      nameCell(pattern, lessons.get(pattern)?.description),
      severityTag(severity),
      count,
      episodes,
      day(first_seen),
      day(last_seen),
    ]),
  );

const render = (told: Told): Markup => {
  const { ranked } = told.analysis;
  if (ranked.length === 0) return html`<p>No mistake that belongs to a pattern was seen.</p>`;
  const shown = ranked.slice(0, MOST_BARS);
  const cut =
    shown.length < ranked.length ? ` The chart has the first ${MOST_BARS} of ${ranked.length}.` : '';
  return html`<p>
      Worst first. An episode is one stretch in which a mistake was there without a break, however often it
      was reported.${cut}
    </p>
    <figure>${chart(shown)}</figure>
    ${table(told)}`;
};

/** The mistakes that patterns of the library cover, worst first. */
export const recurring: Section = { id: 'recurring', title: 'What recurs', render };
