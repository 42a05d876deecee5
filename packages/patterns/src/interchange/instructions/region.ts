import { createHash } from 'node:crypto';
import { placeOf } from '../../place-of.ts';

/** The part of a document that is ours, between two comments on lines of their own. */
export type Region =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'present';
      /** From the first marker to the end of the last, without its line break. */
      readonly start: number;
      readonly end: number;
      /** What stands between, with `\n` line ends. */
      readonly body: string;
      /** Somebody changed it since it was written. */
      readonly isEdited: boolean;
      /** The budget that it was written with, in characters. */
      readonly limit: number | undefined;
    }
  | { readonly kind: 'damaged'; readonly line: number; readonly reason: string };

const MARKER = /^<!--[ \t]*feedback-loop:(begin|end)\b([^\n]*?)-->[ \t]*(?=\r?\n|$(?![^]))/gm;

const NOTE = 'Written by "feedback patterns export --sync"; change the library, not this text.';

const digestOf = (body: string): string => createHash('sha256').update(body).digest('hex').slice(0, 16);

/** Writes a body between its markers, which carry what tells an edit by hand; without a line break at the end. */
export const writeRegion = (body: string, limit: number): string =>
  [
    `<!-- feedback-loop:begin limit=${limit} sha256=${digestOf(body)} ${NOTE} -->`,
    body,
    '<!-- feedback-loop:end -->',
  ].join('\n');

/** How much longer than its body a region may be. */
export const REGION_COST = writeRegion('', 1_000_000).length;

/** Text in which no marker of ours can be read. */
export const withoutMarkers = (text: string): string =>
  text.replaceAll(/feedback-loop\s*:\s*(?=begin|end)/gi, 'feedback-loop ');

interface Marker {
  readonly kind: string;
  readonly data: string;
  readonly start: number;
  readonly end: number;
}

const markersOf = (text: string): readonly Marker[] =>
  [...text.matchAll(MARKER)].map((match) => ({
    kind: match[1] ?? '',
    data: match[2] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));

const damaged = (text: string, { start }: Marker, reason: string): Region => ({
  kind: 'damaged',
  line: placeOf(text, start).line,
  reason,
});

/** Finds our region in a document. */
export const findRegion = (text: string): Region => {
  const [begin, end, third] = markersOf(text);
  if (begin === undefined) return { kind: 'absent' };
  if (begin.kind === 'end') return damaged(text, begin, 'the end marker has no begin marker above it');
  if (end === undefined) return damaged(text, begin, 'the begin marker has no end marker below it');
  if (end.kind === 'begin') return damaged(text, end, 'there is a second begin marker');
  if (third !== undefined) return damaged(text, third, `there is a second ${third.kind} marker`);
  const body = text.slice(begin.end, end.start).replaceAll('\r\n', '\n').slice(1, -1);
  const limit = /\blimit=(\d{1,7})\b/.exec(begin.data)?.[1];
  return {
    kind: 'present',
    start: begin.start,
    end: end.end,
    body,
    isEdited: /\bsha256=([\da-f]+)/.exec(begin.data)?.[1] !== digestOf(body),
    limit: limit === undefined ? undefined : Number(limit),
  };
};
