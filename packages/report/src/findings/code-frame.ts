import type { Finding } from '@feedback/schema';
import { textWidth } from '../text/fit-text.ts';
import { plainText } from '../text/plain-text.ts';
import type { Paint } from '../text/paint.ts';

type Place = Pick<Finding, 'line' | 'column' | 'end_line' | 'end_column'>;

/** Lines before and after the finding, lines shown of the finding itself, columns shown of a line. */
const CONTEXT = 1;
const MOST_LINES = 4;
const MOST_COLUMNS = 140;

const LINE_END = /\r\n|\r|\n/;

const shown = (text: string): string => plainText(text.replaceAll('\t', '    ')).replaceAll('\n', ' ');

/** The part of a line that is shown, and where the marked columns lie in it. */
const cropped = (line: string, from: number, to: number): { text: string; start: number; width: number } => {
  const first = line.length <= MOST_COLUMNS ? 0 : Math.max(0, from - MOST_COLUMNS / 4);
  const last = Math.min(line.length, first + MOST_COLUMNS);
  const lead = first > 0 ? '…' : '';
  const before = lead + shown(line.slice(first, from));
  const marked = shown(line.slice(from, Math.max(from, Math.min(to, last))));
  const after = shown(line.slice(Math.min(to, last), last)) + (last < line.length ? '…' : '');
  return { text: before + marked + after, start: textWidth(before), width: Math.max(1, textWidth(marked)) };
};

/**
 * Draws the lines around a place with line numbers and `^^^` under it, so that it is readable without colour; `''` when the
 * text does not have that line.
 */
export const codeFrame = (source: string, place: Place, paint: Paint): string => {
  const lines = source.split(LINE_END);
  if (place.line > lines.length) return '';
  const lastMarked = Math.min(place.end_line, place.line + MOST_LINES - 1, lines.length);
  const first = Math.max(1, place.line - CONTEXT);
  const whole = lastMarked >= Math.min(place.end_line, lines.length);
  const last = whole ? Math.min(lines.length, lastMarked + CONTEXT) : lastMarked;
  const gutter = String(last).length;
  let frame = '';
  for (let number = first; number <= last; number++) {
    const line = lines[number - 1] ?? '';
    const marked = number >= place.line && number <= lastMarked;
    const indent = line.search(/\S|$/);
    const from = number === place.line ? Math.min(place.column - 1, line.length) : indent;
    const to =
      number === place.end_line ? Math.min(place.end_column - 1, line.length) : line.trimEnd().length;
    const { text, start, width } = cropped(line, marked ? from : 0, marked ? to : 0);
    const sign = marked ? paint('red', '>') : ' ';
    frame += `${sign} ${paint('dim', `${String(number).padStart(gutter)} │`)} ${text}`.trimEnd() + '\n';
    if (marked && line.trim() !== '')
      frame += `  ${paint('dim', `${' '.repeat(gutter)} │`)} ${' '.repeat(start)}${paint('red', '^'.repeat(width))}\n`;
  }
  if (!whole) frame += paint('dim', `  ${' '.repeat(gutter)} │ … to line ${place.end_line}\n`);
  return frame;
};
