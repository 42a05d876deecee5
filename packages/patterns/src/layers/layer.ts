import type { Lesson } from '@feedback/schema';

/**
 * Where a layer stands: the built-in lessons are the lowest, then what `extends` names in its order (organisation before team), then
 * the repository, then the person.
 */
type LayerKind = 'builtin' | 'extended' | 'repository' | 'personal';

/** What a layer can change about a lesson of the layers below without restating it. */
export type Override = Partial<
  Pick<Lesson, 'description' | 'severity' | 'tags' | 'matches' | 'status' | 'tier'>
>;

/** One library of several that lie over each other. */
export interface Layer {
  readonly kind: LayerKind;
  /** What people call it: `built-in`, `repository`, `personal`, or the entry of `extends`. */
  readonly name: string;
  /** Its file, where it has one. */
  readonly path?: string | undefined;
  readonly lessons: readonly Lesson[];
  /** Changes to lessons of the layers below, by any spelling of their name. */
  readonly overrides?: Readonly<Record<string, Override>> | undefined;
}
