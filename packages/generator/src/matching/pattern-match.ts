import type { Pattern } from '@feedback/schema';
import type { LessonName } from './lessons.ts';

/** A pattern that applies to a prompt, how surely, and why. */
export interface PatternMatch {
  readonly pattern: Pattern;
  /** How surely the pattern applies to the prompt, 0 to 1: a prior, see `matchConfidence`. */
  readonly confidence: number;
  /** The lesson it teaches, when scaffolds have code for it. */
  readonly lesson?: LessonName;
  /** What of the prompt speaks for it: indicators, or words it shares. */
  readonly because: readonly string[];
}
