import { isDeepStrictEqual } from 'node:util';
import { type Lesson, type Problem, type Tier, TEACHING_FIELDS } from '@feedback/schema';
import { nameKey } from '../library/library.ts';
import type { Layer, Override } from './layer.ts';

/** A lesson of the composed library and the layers that it comes from. */
export interface LayeredLesson {
  readonly lesson: Lesson;
  /** The layer that teaches it. */
  readonly layer: string;
  /** The fields that say something else than the layer below did, each with the layer that changed it last. */
  readonly overridden: Readonly<Record<string, string>>;
}

export interface ComposedLayers {
  readonly lessons: readonly LayeredLesson[];
  readonly problems: readonly Problem[];
}

/** The fields that are worth telling when they differ. */
const TOLD = [...TEACHING_FIELDS, 'status'] as const;

type Told = (typeof TOLD)[number];

const valueOf = (lesson: Lesson, field: Told): unknown =>
  field === 'status' ? (lesson.status ?? 'active') : lesson[field];

const changed = (
  below: LayeredLesson,
  lesson: Lesson,
  layer: string,
  kept: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => {
  const differing = TOLD.filter(
    (field) => !isDeepStrictEqual(valueOf(below.lesson, field), valueOf(lesson, field)),
  );
  return { ...kept, ...Object.fromEntries(differing.map((field) => [field, layer])) };
};

/** An entry that teaches nothing itself: over a lesson from below it only switches that on or off. */
export const isSwitch = (lesson: Lesson): boolean =>
  [lesson.description, lesson.bad_example, lesson.good_example, lesson.test_coverage].every(
    (text) => text === '',
  ) && lesson.rule === undefined;

const switched = (below: LayeredLesson, { status, active_since }: Lesson, layer: string): LayeredLesson => {
  const since = active_since === undefined ? {} : { active_since };
  const lesson: Lesson = { ...below.lesson, status: status ?? 'active', ...since };
  return { ...below, lesson, overridden: changed(below, lesson, layer, below.overridden) };
};

const STRENGTH: Readonly<Record<Tier, number>> = { advice: 0, proved_check: 1, proved_fix: 2 };

const tierOf = ({ tier, rule }: Lesson): Tier => tier ?? (rule === undefined ? 'advice' : 'proved_check');

const problem = (code: string, message: string, { path }: Layer): Problem => ({
  severity: 'warning',
  code,
  message,
  ...(path === undefined ? {} : { path }),
});

/** A layer can trust a rule less than the one below does, not more: what is proved does not change by saying so. */
const raises = (below: Lesson, { tier }: Override): boolean =>
  tier !== undefined && STRENGTH[tier] > STRENGTH[tierOf(below)];

const overridden = (below: LayeredLesson, override: Override, layer: string): LayeredLesson => {
  const { tier, ...rest } = override;
  const fields = raises(below.lesson, override) || tier === undefined ? rest : override;
  const lesson: Lesson = { ...below.lesson, ...fields };
  return { ...below, lesson, overridden: changed(below, lesson, layer, below.overridden) };
};

const applyOverrides = (composed: Map<string, LayeredLesson>, layer: Layer): readonly Problem[] => {
  const own = new Set(layer.lessons.map(({ name }) => nameKey(name)));
  return Object.entries(layer.overrides ?? {}).flatMap(([name, override]) => {
    const key = nameKey(name);
    const below = composed.get(key);
    // Its own lesson of that name says all there is to say.
    if (own.has(key)) return [];
    if (below === undefined)
      return problem(
        'UNKNOWN_OVERRIDE',
        `"overrides" names ${JSON.stringify(name)}, which no layer below has; it was left out. Correct the name, or remove it.`,
        layer,
      );
    composed.set(key, overridden(below, override, layer.name));
    if (!raises(below.lesson, override)) return [];
    const message = `"overrides" raises the tier of ${JSON.stringify(name)} above ${tierOf(below.lesson)}; the tier stays. A rule with a proof of its own must be a whole pattern.`;
    return problem('INVALID_OVERRIDE', message, layer);
  });
};

/** Libraries that people here only read: their inbox and their archive are their own affair. */
const FROM_ELSEWHERE: ReadonlySet<Layer['kind']> = new Set(['builtin', 'extended']);

const isPassedOver = (
  { status = 'active' }: Lesson,
  below: LayeredLesson | undefined,
  { kind }: Layer,
): boolean => {
  if (FROM_ELSEWHERE.has(kind)) return status === 'proposed' || (status !== 'active' && below === undefined);
  // What nobody has accepted here yet takes nothing out of force.
  return status === 'proposed' && below !== undefined && (below.lesson.status ?? 'active') === 'active';
};

const applyLesson = (composed: Map<string, LayeredLesson>, lesson: Lesson, layer: Layer): void => {
  const key = nameKey(lesson.name);
  const below = composed.get(key);
  if (isPassedOver(lesson, below, layer)) return;
  if (below === undefined) composed.set(key, { lesson, layer: layer.name, overridden: {} });
  else if (isSwitch(lesson)) composed.set(key, switched(below, lesson, layer.name));
  else composed.set(key, { lesson, layer: layer.name, overridden: changed(below, lesson, layer.name, {}) });
};

/**
 * Lays libraries over each other, from the most general to the most particular. A lesson replaces one of the same name from below as a
 * whole, so that its rule stays with the examples that prove it; one that teaches nothing only switches it (`status`). `overrides`
 * change single fields. Proposals replace nothing that is in force, and those of extended libraries are left with them.
 */
export const composeLayers = (layers: readonly Layer[]): ComposedLayers => {
  const composed = new Map<string, LayeredLesson>();
  const problems = layers.flatMap((layer) => {
    const found = applyOverrides(composed, layer);
    for (const lesson of layer.lessons) applyLesson(composed, lesson, layer);
    return found;
  });
  return { lessons: [...composed.values()], problems };
};
