/** A pair with other cases of the mistake, which must be found, and near misses, which must not. */
export interface LessonPair {
  readonly name: string;
  readonly bad: string;
  readonly good: string;
  readonly also: readonly string[];
  readonly not: readonly string[];
}
