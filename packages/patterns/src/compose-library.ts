import { withStats, type Pattern, type PatternStats } from '@feedback/schema';
import { composeLayers } from './layers/compose-layers.ts';
import type { Layer } from './layers/layer.ts';
import { nameKey } from './library/library.ts';
import { lessonOf } from './library/write-library.ts';

export interface LibraryLayers {
  /** From the most general to the most particular, e.g. built-in, then repository. */
  readonly layers: readonly Layer[];
  /** The derived numbers, from the store. */
  readonly stats: readonly PatternStats[];
}

/**
 * One library out of layers, as `composeLayers` lays them. The numbers are joined from `stats`; those that a layer brings along are
 * not used.
 */
export const composeLibrary = ({ layers, stats }: LibraryLayers): readonly Pattern[] => {
  const numbers = new Map(stats.map((known) => [nameKey(known.pattern), known]));
  return composeLayers(layers).lessons.map(({ lesson }) =>
    withStats(lessonOf(lesson), numbers.get(nameKey(lesson.name))),
  );
};
