import { hash } from 'node:crypto';

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
