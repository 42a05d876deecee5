import { html, NOTHING, type Markup } from '../markup.ts';
import { drawing } from './figure.ts';
import { logScale, type LogScale } from './log-scale.ts';

/** How the estimate of a row is drawn: the shape tells the verdict, its colour repeats it. */
export type ForestMark = 'helps' | 'unclear' | 'worse';

/** One row. Without an interval nothing is drawn but the words: there is nothing to see yet. */
export interface ForestRow {
  readonly label: string;
  readonly note: string;
  readonly mark: ForestMark;
  readonly ratio: number | null;
  readonly interval: readonly [number, number] | null;
}

export interface ForestOptions {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

const ROW = 44;
const HEAD = 34;

/** Around (0, 0). */
const SHAPE: Readonly<Record<ForestMark, string>> = {
  helps: 'M-6,-4 L6,-4 L0,6 Z',
  unclear: 'M0,-6 L6,0 L0,6 L-6,0 Z',
  worse: 'M-6,4 L6,4 L0,-6 Z',
};

/** A nested viewport of no size moves a shape by percent, which a transform can't. */
const markAt = (x: number, y: number, mark: ForestMark): Markup =>
  html`<svg class="plot" x="${x.toFixed(2)}%" y="${y}" width="1" height="1">
    <path class="mark ${mark}" d="${SHAPE[mark]}" />
  </svg>`;

/** An arrow where the interval goes on beyond the scale. */
const beyond = (x: number, y: number, direction: -1 | 1): Markup =>
  html`<svg class="plot" x="${x}%" y="${y}" width="1" height="1">
    <path class="beyond" d="M${direction * -7},-4 L0,0 L${direction * -7},4" />
  </svg>`;

const interval = ([low, high]: readonly [number, number], y: number, { at, least, most }: LogScale): Markup =>
  html`<line
      class="interval"
      x1="${at(low).toFixed(2)}%"
      x2="${at(high).toFixed(2)}%"
      y1="${y}"
      y2="${y}"
    />${low < least ? beyond(0, y, -1) : NOTHING}${high > most ? beyond(100, y, 1) : NOTHING}`;

const row = (each: ForestRow, index: number, scale: LogScale): Markup => {
  const top = HEAD + index * ROW;
  const y = top + 28;
  const known = each.ratio !== null && each.interval !== null;
  return html`<text x="0" y="${top + 14}" class="name">${each.label}</text
    ><text x="100%" y="${top + 14}" class="end">${each.note}</text>
    ${known ? html`${interval(each.interval, y, scale)}${markAt(scale.at(each.ratio), y, each.mark)}` : html`<line class="unknown" x1="0" x2="100%" y1="${y}" y2="${y}" />`} `;
};

const axis = ({ ticks, at }: LogScale, bottom: number): Markup =>
  html`<text class="tick" x="0" y="10">← fewer</text
    ><text class="tick" x="100%" y="10" text-anchor="end">more →</text>
    ${ticks.map((tick) => {
      const x = `${at(tick).toFixed(2)}%`;
      const anchor = at(tick) < 1 ? 'start' : at(tick) > 99 ? 'end' : 'middle';
      return html`<line
          class="${tick === 1 ? 'one' : 'grid'}"
          x1="${x}"
          x2="${x}"
          y1="30"
          y2="${bottom}"
        /><text class="tick" x="${x}" y="25" text-anchor="${anchor}">${tick}</text>`;
    })} `;

/** Rate ratios with their intervals on a logarithmic scale: left of 1 is fewer, right of it more. */
export const forestPlot = (rows: readonly ForestRow[], options: ForestOptions): Markup => {
  const scale = logScale(rows.flatMap(({ interval }) => interval ?? []));
  const height = HEAD + rows.length * ROW;
  return drawing({
    ...options,
    height,
    shapes: html`${axis(scale, height - 4)}${rows.map((each, index) => row(each, index, scale))}`,
  });
};
