import * as z from 'zod';
import { Timestamp } from './timestamp.ts';

/** Out of the inbox until then; `seen` is how often the mistake had occurred when it was put off. */
export const Snooze = z.object({ until: Timestamp, seen: z.int().nonnegative() });
export type Snooze = z.infer<typeof Snooze>;

/**
 * A change of a pattern that a tool proposes and a person accepts or dismisses. It stands beside the patterns in the library file,
 * so that the pattern, also one of another layer, stays as it is until then.
 */
export const PatternRevision = z.object({
  /** Made from what it proposes: the same proposal twice is one. */
  id: z.string().min(1),
  /** The name of the pattern. */
  pattern: z.string().min(1),
  timestamp: Timestamp,
  author: z.string().optional(),
  by: z.literal('tool').optional(),
  reason: z.string().optional(),
  /** The fields as they should be. */
  set: z.record(z.string(), z.json()).optional(),
  /** Fields to take away. */
  drop: z.array(z.string()).optional(),
  /** Names of patterns to merge into this one. */
  merge: z.array(z.string()).optional(),
  /** A digest of what the fields were when it was proposed. */
  base: z.string(),
  snooze: Snooze.optional(),
});
export type PatternRevision = z.infer<typeof PatternRevision>;
