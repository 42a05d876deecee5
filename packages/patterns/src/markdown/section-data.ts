import { createHash } from 'node:crypto';
import type { Json } from '../library/library.ts';
import { isRecord } from '../library/read-pattern.ts';

const OPEN = '<!-- feedback:pattern';

/** The exact value of a field whose visible text says less; it holds for as long as nobody edits that text. */
export interface ExactValue {
  /** The digest of what the visible text says. */
  readonly shown: string;
  /** Absent when the field is absent. */
  readonly value?: Json;
}

/** What a section carries beside its visible text: fields that have no place in it, and exact values of those that have. */
export interface SectionData {
  readonly fields: Readonly<Record<string, Json>>;
  readonly exact: Readonly<Record<string, ExactValue>>;
}

/** Tells two readings of a visible text apart. */
export const digestOf = (reading: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(reading) ?? '')
    .digest('base64url')
    .slice(0, 10);

/** Whether an HTML block is the data of a section. */
export const isSectionData = (html: string): boolean => html.startsWith(OPEN);

/** Writes the data as an HTML comment: readable JSON in which no comment can end. */
export const showSectionData = ({ fields, exact }: SectionData): string => {
  const data = { ...fields, ...(Object.keys(exact).length === 0 ? {} : { $exact: exact }) };
  const json = JSON.stringify(data, undefined, 2)
    .replaceAll('--', String.raw`-\u002d`)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('>', String.raw`\u003e`);
  return `${OPEN}\n${json}\n-->`;
};

const isExact = (value: unknown): value is ExactValue =>
  isRecord(value) && typeof value['shown'] === 'string';

/** Reads the data of a section; `undefined` when somebody damaged it. */
export const readSectionData = (html: string): SectionData | undefined => {
  try {
    const value: unknown = JSON.parse(html.slice(OPEN.length, html.lastIndexOf('-->')));
    if (!isRecord(value)) return undefined;
    const { $exact: exact = {}, ...fields } = value;
    if (!isRecord(exact) || !Object.values(exact).every(isExact)) return undefined;
    return { fields, exact: exact as unknown as Record<string, ExactValue> };
  } catch {
    return undefined;
  }
};
