import type { Event } from '@feedback/schema';
import { cleanText } from './clean-text.ts';

/** Longest stored texts, in UTF-16 units: those that people read as a line or a paragraph, and those that are pages. */
export const TEXT_LIMITS = { name: 1_024, message: 4_096, page: 16_384 } as const;

const PAGES = new Set(['stack_trace', 'code', 'code_snippet', 'prompt', 'details', 'metadata', 'extra']);
const NAMES = new Set(['test_name', 'suite', 'failure_type', 'file_path', 'rule_id', 'pattern', 'source']);
/** Made by us, from values that are no text. */
const OWN = new Set(['event_id', 'timestamp', 'kind', 'severity']);

const limitOf = (field: string): number => {
  if (PAGES.has(field)) return TEXT_LIMITS.page;
  return NAMES.has(field) ? TEXT_LIMITS.name : TEXT_LIMITS.message;
};

/** Values nested deeper than this are left out: nobody reads them, and recursion must end. */
const DEPTH = 32;

const cleanObject = (value: object, limit: number, depth: number): unknown => {
  if (depth >= DEPTH) return null;
  const entries = Object.entries(value);
  const cleaned = entries.map(([name, item]): [string, unknown] => [
    cleanText(name, TEXT_LIMITS.name),
    cleanValue(item, limit, depth + 1),
  ]);
  // Most texts are clean: they are not copied.
  const same = cleaned.every(
    ([name, item], index) => name === entries[index]?.[0] && item === entries[index][1],
  );
  if (same) return value;
  return Array.isArray(value) ? cleaned.map(([, item]) => item) : Object.fromEntries(cleaned);
};

const cleanValue = (value: unknown, limit: number, depth: number): unknown => {
  if (typeof value === 'string') return cleanText(value, limit);
  return typeof value === 'object' && value !== null ? cleanObject(value, limit, depth) : value;
};

/** The same event with every text in it made fit to be stored; see `cleanText`. */
export const cleanEvent = <E extends Event>(event: E): E => {
  let cleaned: Record<string, unknown> | undefined;
  for (const field of Object.keys(event) as (keyof E & string)[]) {
    if (OWN.has(field)) continue;
    const value: unknown = event[field];
    const clean = cleanValue(value, limitOf(field), 0);
    if (clean !== value) (cleaned ??= { ...event })[field] = clean;
  }
  return (cleaned as E | undefined) ?? event;
};
