import { html, type Markup } from '../markup.ts';
import { drawing } from './figure.ts';

/** One bar: what it stands for, how long it is, and what is said of it at its right end. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly note: string;
}

export interface BarsOptions {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The value that fills the width; the largest one unless given. */
  readonly full?: number;
}

const ROW = 38;

const row = ({ label, value, note }: Bar, index: number, full: number): Markup => {
  const top = index * ROW;
  const length = full > 0 ? Math.max(value > 0 ? 0.5 : 0, Math.min(1, value / full) * 100) : 0;
  return html`<text x="0" y="${top + 14}" class="name">${label}</text
    ><text x="100%" y="${top + 14}" class="end">${note}</text>
    <rect class="track" x="0" y="${top + 20}" width="100%" height="8" rx="2" /><rect
      class="bar"
      x="0"
      y="${top + 20}"
      width="${length.toFixed(2)}%"
      height="8"
      rx="2"
    /> `;
};

/** Horizontal bars, each under its own words so that they fit a narrow page. */
export const barChart = (bars: readonly Bar[], options: BarsOptions): Markup => {
  const full = options.full ?? Math.max(0, ...bars.map(({ value }) => value));
  return drawing({
    ...options,
    height: Math.max(1, bars.length) * ROW,
    shapes: bars.map((bar, index) => row(bar, index, full)),
  });
};
