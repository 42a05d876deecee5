import type { Pattern } from '@feedback/schema';
import type { Layer } from '../../src/index.ts';

/** A layer of some lessons, extended unless the test is about its kind. */
export const aLayer = (lessons: readonly Pattern[], fields: Partial<Layer> = {}): Layer => ({
  kind: 'extended',
  name: 'team',
  lessons,
  ...fields,
});
