import type { Effectiveness, LibraryEffect } from '@feedback/schema';
import { describeEffect, describeLibrary, estimateText, ratioText } from '../../words/describe-effect.ts';
import { forestPlot, type ForestMark, type ForestRow } from '../chart/forest-plot.ts';
import { dataTable } from '../data-table.ts';
import { day } from '../../words/day.ts';
import { label } from '../label.ts';
import { counted, shortNumber } from '../../words/quantity.ts';
import { html, NOTHING, type Markup } from '../markup.ts';
import { nameCell } from '../name-cell.ts';
import type { Section } from '../section.ts';
import type { Told } from '../../told.ts';

type Verdict = Effectiveness['verdict'];

interface VerdictLook {
  readonly words: string;
  /** As a chart has room for. */
  readonly short: string;
  readonly sign: string;
  readonly mark: ForestMark;
  /** Those that say something stand first. */
  readonly order: number;
}

const VERDICT: Readonly<Record<Verdict, VerdictLook>> = {
  helps: { words: 'helps', short: 'helps', sign: '▼', mark: 'helps', order: 0 },
  worse: { words: 'worse', short: 'worse', sign: '▲', mark: 'worse', order: 1 },
  no_clear_effect: { words: 'no clear effect', short: 'unclear', sign: '◆', mark: 'unclear', order: 2 },
  insufficient_data: { words: 'too early to say', short: 'too early', sign: '┄', mark: 'unclear', order: 3 },
};

const estimate = ({ rate_ratio, interval }: Pick<LibraryEffect, 'rate_ratio' | 'interval'>): string =>
  estimateText(rate_ratio, interval);

const rate = ({ episodes, exposure }: Effectiveness['before'], unit: string): string =>
  `${episodes} in ${shortNumber(exposure)} ${unit}`;

const verdictTag = (verdict: Verdict): Markup =>
  html`<span class="tag ${verdict}">${VERDICT[verdict].sign} ${VERDICT[verdict].words}</span>`;

/** An estimate without a verdict is not drawn: it would be read as one. */
const forestRow = ({ pattern, verdict, rate_ratio, interval }: Effectiveness): ForestRow => {
  const early = verdict === 'insufficient_data' || rate_ratio === null || interval === null;
  const { sign, short, mark } = VERDICT[verdict];
  return {
    label: label(pattern, 24),
    mark,
    ratio: early ? null : rate_ratio,
    interval: early ? null : interval,
    note: early ? `${sign} ${short}` : `${sign} ${short} ${estimate({ rate_ratio, interval })}`,
  };
};

const libraryRow = (effect: LibraryEffect | undefined): Markup => {
  if (effect === undefined) return NOTHING;
  const { verdict, rate_ratio, reason } = effect;
  const numbers = rate_ratio === null ? '' : ` Rate ratio ${estimate(effect)}.`;
  const basis = describeLibrary(effect);
  return html`<p><strong>All together:</strong> ${verdictTag(verdict)}${numbers} ${reason} ${basis}</p> `;
};

const behind = (effect: Effectiveness): Markup => {
  const text = describeEffect(effect);
  return text === ''
    ? NOTHING
    : html`<details>
        <summary>What stands behind it</summary>
        <span class="more">${text}</span>
      </details>`;
};

const table = (seen: readonly Effectiveness[]): Markup =>
  dataTable(
    'Effectiveness',
    [
      { title: 'Pattern and why' },
      { title: 'Verdict' },
      { title: 'In force since' },
      { title: 'Episodes before', numeric: true },
      { title: 'Episodes after', numeric: true },
      { title: 'Rate ratio', numeric: true },
      { title: 'Others meanwhile', numeric: true },
    ],
    seen.map((each) => [
      html`${nameCell(each.pattern, each.reason)}${behind(each)}`,
      verdictTag(each.verdict),
      day(each.active_since),
      rate(each.before, each.exposure_unit),
      rate(each.after, each.exposure_unit),
      estimate(each),
      typeof each.control_ratio === 'number' ? `× ${ratioText(each.control_ratio)}` : '–',
    ]),
  );

const chart = (seen: readonly Effectiveness[]): Markup => {
  const rows = seen.map(forestRow);
  return forestPlot(rows, {
    id: 'effect-chart',
    title: 'Rate of each mistake after its pattern came into force, as a ratio to the rate before',
    description: rows.map((row) => `${row.label}: ${row.note}.`).join(' '),
  });
};

const render = ({ analysis: { effectiveness: all, library_effect } }: Told): Markup | undefined => {
  if (all.length === 0) return undefined;
  const seen = all
    .filter(({ before, after }) => before.episodes + after.episodes > 0)
    .toSorted((a, b) => VERDICT[a.verdict].order - VERDICT[b.verdict].order);
  const unseen = all.length - seen.length;
  const silent =
    unseen === 0
      ? NOTHING
      : html`<p>${counted(unseen, 'more pattern')} in force had no episode before or after.</p> `;
  return html`<p>
      Episodes before and after each pattern came into force. A ratio under 1 means fewer; the line, and the
      range in brackets, is the interval it lies in with 95 % confidence. What became meanwhile of mistakes
      that nothing was done about is divided out where it is known. A pattern helps only if all of it is left
      of 1. A dotted line means that it is too early to say.
    </p>
    ${libraryRow(library_effect)}${
      seen.length === 0
        ? NOTHING
        : html`<figure>${chart(seen)}</figure>
            ${table(seen)}`
    }${silent}`;
};

/** Whether patterns have reduced their mistakes. */
export const effectiveness: Section = { id: 'effectiveness', title: 'Effectiveness', render };
