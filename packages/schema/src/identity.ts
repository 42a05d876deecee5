import { hash } from 'node:crypto';
import type { Rule } from './rule.ts';

/** Hashed in one call: several updates of a hash object cost four times as much, and each event has an id. */
const digest = (parts: readonly string[]): string => {
  let text = '';
  // Length before text, so that ['ab', 'c'] and ['a', 'bc'] differ.
  for (const part of parts) text += `${part.length}:${part};`;
  return hash('sha256', text, 'base64url').slice(0, 22);
};

/** A run's id from what identifies it: CI provider, run, attempt and job; or the report's own identity; or its content. */
export const runKey = (parts: readonly string[]): string => `r_${digest(parts)}`;

/**
 * An event's id: the hash of (run key, record key, ordinal among identical records). 22 base64url characters of SHA-256,
 * 132 bits. Take it before redaction, so that redaction rules can change without counting anything twice.
 */
export const eventId = (run: string, record: readonly string[], ordinal = 0): string =>
  `e_${digest([run, String(ordinal), ...record])}`;

/** A signature's id from its template. */
export const signatureId = (template: string): string => `s_${digest([template])}`;

/** An episode's id from what it is a stretch of and where it begins. */
export const episodeId = (parts: readonly string[]): string => `p_${digest(parts)}`;

/** JSON in which the order of fields plays no part. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, content]) => content !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, content]) => [field, canonical(content)]);
};

/** A rule's id from all that decides what it finds: not from its fix. */
export const ruleId = ({ language, rule, constraints, utils }: Rule): string =>
  `l_${digest([JSON.stringify(canonical({ language, rule, constraints, utils }))])}`;
