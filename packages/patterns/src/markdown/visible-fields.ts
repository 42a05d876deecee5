import type { Pattern } from '@feedback/schema';
import { LINE_FIELDS } from './line-fields.ts';

/** The fields that a section can state in its visible text, in the order in which they are written. */
export const VISIBLE_FIELDS: readonly (keyof Pattern)[] = [
  ...LINE_FIELDS.map(({ field }) => field),
  'description',
  'bad_example',
  'good_example',
  'test_coverage',
];
