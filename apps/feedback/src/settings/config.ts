import { Period, Severity, Timestamp } from '@feedback/schema';
import * as z from 'zod';

/** `feedback.config.json`, and the user's own `feedback/config.json`. */
export const Config = z
  .strictObject({
    $schema: z.string(),
    /** Where events are kept: a path ending in `.db` or `.json`, or `memory:`. */
    store: z.string().min(1),
    /** The library of the repository. */
    patterns_file: z.string().min(1),
    /** Libraries below the repository's own, most general first: paths, folders, npm packages. */
    extends: z.array(z.string().min(1)).max(16),
    /** The name under which events are kept; the folder's name unless set. */
    project: z.string().min(1),
    /** Globs of report files that `collect` reads when it is given no input. */
    reports: z.array(z.string().min(1)),
    /** Paths that `check` and `fix` leave out, as in `.gitignore`. */
    ignore: z.array(z.string().min(1)),
    /** The severity from which findings fail a check. */
    fail_on: Severity,
    /** The least confidence of a pattern's match for `generate` to apply it. */
    min_confidence: z.number().min(0).max(1),
    period: Period,
    /** Since when the built-in patterns are in force here; written by `init`. */
    adopted_at: Timestamp,
  })
  .partial();
export type Config = z.infer<typeof Config>;

export type SettingName = Exclude<keyof Config, '$schema'>;

/** The effective settings; locations are absolute. */
export interface Settings {
  readonly store: string;
  readonly patterns_file: string;
  readonly extends: readonly string[];
  readonly project: string;
  readonly reports: readonly string[];
  readonly ignore: readonly string[];
  readonly fail_on: Severity;
  readonly min_confidence: number;
  readonly period: Period;
  readonly adopted_at: string | undefined;
}
