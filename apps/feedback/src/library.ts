import { type Clock, type Lesson, type NewPattern, type Pattern, type PatternStats } from '@feedback/schema';
import { builtinPatterns, composeLibrary, PatternManager } from '@feedback/patterns';
import { existsSync } from 'node:fs';
import type { Output } from './terminal/output.ts';
import type { Workspace } from './workspace.ts';

/** A step in a pattern's life. */
export type LifeStep = 'accept' | 'dismiss' | 'archive' | 'restore';

/** The patterns of a project: the built-in ones below the repository's own. Changes go to the repository's file. */
export interface Library {
  /** The repository's own patterns, for what is not offered here. */
  readonly manager: PatternManager;
  /** All patterns, in force or not; with the given numbers, else with none. */
  patterns(stats?: readonly PatternStats[]): readonly Pattern[];
  /** Reads the repository's file again. */
  reload(): Promise<void>;
  /** Adds what is not there yet as proposals and tells their names. */
  propose(found: readonly NewPattern[]): Promise<readonly string[]>;
  /** Takes a pattern one step on, a built-in one as the repository's own copy. */
  step(name: string, step: LifeStep, reason?: string): Promise<void>;
  /** Writes an empty file unless there is one; tells whether it did. */
  createIfMissing(): Promise<boolean>;
}
