import { isActive, type Trend, type TrendState } from '@feedback/schema';
import { describeEscalation, P_WORDS } from '../../words/describe-escalation.ts';
import { spanOf, type TimeSpan } from '../chart/time-span.ts';
import { trendLine } from '../chart/trend-line.ts';
import { dataTable } from '../data-table.ts';
import { day } from '../../words/day.ts';
import { label } from '../label.ts';
import { counted, shortNumber } from '../../words/quantity.ts';
import { html, NOTHING, type Markup } from '../markup.ts';
import type { Section } from '../section.ts';
import type { Told } from '../../told.ts';

const STATE: Readonly<Record<TrendState, string>> = {
  new: '+ new',
  ongoing: '→ ongoing',
  regressed: '↺ back again',
  escalating: '▲ escalating',
  resolved: '✓ resolved',
};

const activeSince = ({ analysis, lessons }: Told, pattern: string): string | undefined => {
  const measured = analysis.effectiveness.find((each) => each.pattern === pattern)?.active_since;
  const lesson = lessons.get(pattern);
  return measured ?? (lesson !== undefined && isActive(lesson) ? lesson.active_since : undefined);
};

const numbers = ({ pattern, points, bucket }: Trend): Markup =>
  html`<details>
    <summary>Numbers</summary>
    ${dataTable(
      `${label(pattern)} per ${bucket}`,
      [
        { title: bucket === 'week' ? 'Week from' : 'Day' },
        { title: 'Times', numeric: true },
        { title: 'Episodes begun', numeric: true },
        { title: 'Exposure', numeric: true },
      ],
      points.map(({ start, count, episodes, exposure }) => [
        day(start),
        count,
        episodes,
        shortNumber(exposure),
      ]),
    )}
  </details>`;

const describe = ({ points, bucket }: Trend, since: string | undefined): string => {
  const counts = points.map(({ count }) => count);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const force = since === undefined ? '' : ` In force since ${day(since)}.`;
  return `${counted(total, 'time')} from ${day(points[0]?.start)}, at most ${Math.max(0, ...counts)} per ${bucket}.${force}`;
};

const card = (trend: Trend, index: number, told: Told, span: TimeSpan): Markup => {
  const since = activeSince(told, trend.pattern);
  const description = describe(trend, since);
  const state =
    trend.state === undefined
      ? NOTHING
      : html` <span class="tag ${trend.state}">${STATE[trend.state]}</span>`;
  const title = label(trend.pattern, 60);
  const chart = trendLine(trend, { id: `trend-${index}`, title, description, span, activeSince: since });
  return html`<figure class="card">
    <figcaption><code>${title}</code>${state}</figcaption>
    ${chart}
    <p class="small">${description}${trend.escalation ? ` ${describeEscalation(trend.escalation)}` : ''}</p>
    ${numbers(trend)}
  </figure> `;
};

const render = (told: Told): Markup | undefined => {
  const shown = told.analysis.trends.filter(({ points }) => points.length > 0);
  const span = spanOf(shown);
  if (span === undefined) return undefined;
  return html`<p>
      Times seen, all on one time axis; each chart has its own height. The line breaks where nothing was
      looked at.
    </p>
    <p class="small">
      <span class="key"><span class="sign">●</span> an episode began</span>
      <span class="key"><span class="sign">○</span> still there</span>
      <span class="key"><span class="sign force">┊</span> the pattern came into force</span>
    </p>
    ${shown.some(({ escalation }) => escalation) ? html`<p class="small">${P_WORDS}</p>` : NOTHING}
    <div class="cards">${shown.map((trend, index) => card(trend, index, told, span))}</div> `;
};

/** A series over time for each pattern, with the day it came into force. */
export const trends: Section = { id: 'trends', title: 'Trends', render };
