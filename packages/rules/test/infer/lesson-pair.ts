/** A pair with other cases of the mistake, which must be found, and near misses, which must not. */
export interface LessonPair {
  readonly name: string;
  /** Ordinary code has the mistake so often that a rule for all its cases would cry wolf: not all of `also` is found. */
  readonly isCommon?: true;
  readonly bad: string;
  readonly good: string;
  readonly also: readonly string[];
  readonly not: readonly string[];
}
