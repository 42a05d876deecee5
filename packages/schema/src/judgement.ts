import * as z from 'zod';
import { Severity } from './severity.ts';
import { Timestamp } from './timestamp.ts';

/** A discovered group of events with one cause. Its id is stable for ever. */
export const Signature = z.object({ id: z.string().min(1), template: z.string() });
export type Signature = z.infer<typeof Signature>;

/**
 * A judgement about a fact, kept apart from it: an event, all that say the same, or a
 * signature belong to a pattern. Re-judging replaces it.
 */
export const Assignment = z.object({
  subject: z.enum(['event', 'wording', 'signature']),
  /** The id of the event, wording or signature. */
  id: z.string().min(1),
  pattern: z.string(),
  method: z.enum(['rule_id', 'signature', 'message', 'expression', 'retrieval', 'manual']),
  probability: z.number().min(0).max(1),
  /** Of the method; a higher one replaces a lower one. */
  version: z.int().nonnegative(),
});
export type Assignment = z.infer<typeof Assignment>;

/**
 * One uninterrupted stretch of a mistake in a project: a test that stays broken for 100 runs is one episode with 100
 * occurrences. Open while `resolved_at` is absent.
 */
export const Episode = z.object({
  episode_id: z.string().min(1),
  /** What recurs: `pattern:NAME` or `signature:ID`. */
  subject: z.string(),
  project: z.string().optional(),
  /** The scope of the runs it was seen in; empty where the source has no runs. */
  scope: z.string(),
  introduced_at: Timestamp,
  last_seen_at: Timestamp,
  resolved_at: Timestamp.optional(),
  occurrences: z.int().positive(),
  severity: Severity,
});
export type Episode = z.infer<typeof Episode>;
