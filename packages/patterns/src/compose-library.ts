import { withStats, type Lesson, type Pattern, type PatternStats } from '@feedback/schema';
import { nameKey } from './library/library.ts';
import { lessonOf } from './library/write-library.ts';

export interface LibraryLayers {
  /** From the most general to the most particular, e.g. built-in, then repository. */
  readonly layers: readonly (readonly Lesson[])[];
  /** The derived numbers, from the store. */
  readonly stats: readonly PatternStats[];
}

/**
 * One library out of layers: a later layer overrides a pattern of the same name as a whole, so that a layer switches a pattern off
 * by having it archived or dismissed. The numbers are joined from `stats`; those that a layer brings along are not used.
 */
export const composeLibrary = ({ layers, stats }: LibraryLayers): readonly Pattern[] => {
  const lessons = new Map(layers.flat().map((lesson) => [nameKey(lesson.name), lesson]));
  const numbers = new Map(stats.map((known) => [nameKey(known.pattern), known]));
  return [...lessons].map(([key, lesson]) => withStats(lessonOf(lesson), numbers.get(key)));
};
