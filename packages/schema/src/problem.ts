import * as z from 'zod';

/** Expected trouble as a value: what happened, where, and (in `message`) what to do next. */
export const Problem = z.object({
  severity: z.enum(['error', 'warning', 'info']),
  /** Stable, upper case with underscores, e.g. `NOT_FOUND`, `MALFORMED_XML`. */
  code: z.string(),
  message: z.string(),
  path: z.string().optional(),
  /** 1-based. */
  line: z.int().positive().optional(),
});
export type Problem = z.infer<typeof Problem>;
