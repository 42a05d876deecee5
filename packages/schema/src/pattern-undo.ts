import * as z from 'zod';

const Fields = z.record(z.string(), z.json());

/**
 * What takes one part of a change to a library back. Patterns go by the name that the change left them; `now` is a digest of what
 * the change made of them, so that whatever was changed since by other means is never lost.
 */
export const UndoStep = z.discriminatedUnion('kind', [
  /** Fields were changed: what they were before, and which were not there. */
  z.object({
    kind: z.literal('changed'),
    pattern: z.string(),
    was: Fields,
    absent: z.array(z.string()).optional(),
    now: z.string(),
  }),
  z.object({ kind: z.literal('created'), pattern: z.string(), now: z.string() }),
  /** The pattern was deleted: all of it. */
  z.object({ kind: z.literal('deleted'), pattern: z.string(), was: Fields }),
  /** A proposed revision came, went or was changed: what it was before, `null` when it was not there. */
  z.object({ kind: z.literal('revision'), revision: z.string(), was: Fields.nullable() }),
]);
export type UndoStep = z.infer<typeof UndoStep>;
