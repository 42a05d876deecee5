import type { Trend, TrendPoint } from '@feedback/schema';
import { html, NOTHING, type Markup } from '../markup.ts';
import { day } from '../../words/day.ts';
import { drawing } from './figure.ts';
import { halfBucket, positionIn, type TimeSpan } from './time-span.ts';

export interface TrendLineOptions {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The same for all charts of a page. */
  readonly span: TimeSpan;
  /** Since when the pattern is in force. */
  readonly activeSince: string | undefined;
}

const HEIGHT = 132;
const TOP = 22;
const PLOT = 84;

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly point: TrendPoint;
}

/** Nothing was looked at in such a bucket: its 0 says nothing, and the line must not run through it. */
const isUnknown = ({ count, exposure }: TrendPoint): boolean => exposure === 0 && count === 0;

/** The dots between two gaps. */
const stretches = (dots: readonly Dot[]): readonly (readonly Dot[])[] =>
  dots
    .reduce<Dot[][]>(
      (parts, dot) => {
        if (isUnknown(dot.point)) parts.push([]);
        else parts.at(-1)?.push(dot);
        return parts;
      },
      [[]],
    )
    .filter((part) => part.length > 0);

const place = ({ x, y }: Dot): string => `${x.toFixed(2)},${y.toFixed(2)}`;

const line = (dots: readonly Dot[]): Markup => {
  const path = dots.map(place).join(' ');
  const [first, last] = [dots[0]?.x ?? 0, dots.at(-1)?.x ?? 0];
  return html`<polygon
      class="area"
      points="${first.toFixed(2)},100 ${path} ${last.toFixed(2)},100"
    /><polyline class="line" points="${path}" />`;
};

/** Filled where an episode began; a ring where the mistake was merely still there; small where it was not seen. */
const dotMark = ({ x, y, point }: Dot): Markup => {
  if (isUnknown(point)) return NOTHING;
  const kind = point.count === 0 ? 'none' : point.episodes > 0 ? 'begun' : 'still';
  return html`<circle
    class="dot ${kind}"
    cx="${x.toFixed(2)}%"
    cy="${y.toFixed(2)}%"
    r="${kind === 'none' ? 2 : 4}"
  />`;
};

const activation = (span: TimeSpan, since: string | undefined): Markup => {
  const x = since === undefined ? -1 : positionIn(span, since);
  if (!(x >= 0 && x <= 100)) return NOTHING;
  const anchor = x > 70 ? 'end' : 'start';
  return html`<line class="active" x1="${x.toFixed(2)}%" x2="${x.toFixed(2)}%" y1="-6" y2="${PLOT}" /><text
      class="active-name"
      x="${x.toFixed(2)}%"
      dx="${x > 70 ? 4 : -4}"
      y="-10"
      text-anchor="${anchor}"
      >▾ in force</text
    >`;
};

const axis = (span: TimeSpan, largest: number): Markup => {
  const dates = [span.start, span.end - 1].map((time) => day(new Date(time).toISOString()));
  return html`<text class="tick" x="7%" y="${TOP + 5}" text-anchor="end">${largest}</text
    ><text class="tick" x="7%" y="${TOP + PLOT + 4}" text-anchor="end">0</text>
    <text class="tick" x="9%" y="${HEIGHT - 6}">${dates[0] ?? ''}</text
    ><text class="tick" x="100%" y="${HEIGHT - 6}" text-anchor="end">${dates[1] ?? ''}</text> `;
};

/** A series over time as a line, with the day its pattern came into force marked. */
export const trendLine = ({ points, bucket }: Trend, options: TrendLineOptions): Markup => {
  const { span, activeSince } = options;
  const largest = Math.max(1, ...points.map(({ count }) => count));
  const half = halfBucket(span, bucket);
  const dots = points.map((point): Dot => {
    return { x: positionIn(span, point.start) + half, y: 100 - (point.count / largest) * 100, point };
  });
  const shapes = html`${axis(span, largest)}<svg x="9%" y="${TOP}" width="90%" height="${PLOT}" class="plot">
      <line class="grid" x1="0" x2="100%" y1="0" y2="0" />
      <line class="base" x1="0" x2="100%" y1="100%" y2="100%" />
      <svg class="plot" width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none">
        ${stretches(dots).map(line)}
      </svg>
      ${activation(span, activeSince)}${dots.map(dotMark)}
    </svg> `;
  return drawing({ ...options, height: HEIGHT, shapes });
};
