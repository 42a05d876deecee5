import { isDeepStrictEqual } from 'node:util';
import { type Pattern, TEACHING_FIELDS } from '@feedback/schema';
import { changeEntry, type Actor } from '../library/change.ts';
import { findPattern, nameKey, patternsOf, takenNames, type Library } from '../library/library.ts';
import { patternId } from '../library/pattern-id.ts';
import { withAdded, type Edited } from './edit-library.ts';
import { updatePattern, type PatternUpdate } from './edit-patterns.ts';

/** A pattern from elsewhere, and which of its fields were really stated there; all when left out. */
export interface StatedPattern {
  readonly pattern: Pattern;
  readonly stated?: ReadonlySet<string>;
}

export interface AbsorbOptions {
  /** Where the patterns come from, for those that don't say. */
  readonly origin: 'markdown' | 'import';
  /** Whether stated fields replace those of patterns that are there; otherwise these stay as they are. */
  readonly overwrite: boolean;
}

/** What became of the patterns, by name. */
export interface Absorbed {
  readonly added: readonly string[];
  readonly updated: readonly string[];
  /** Patterns in force that a tool would change: the change waits for a person. */
  readonly proposed: readonly string[];
  /** Already there, and the same or not to be overwritten. */
  readonly kept: readonly string[];
}

const teachingOf = ({ pattern, stated }: StatedPattern): PatternUpdate =>
  Object.fromEntries(
    TEACHING_FIELDS.filter((field) => (stated?.has(field) ?? true) && pattern[field] !== undefined).map(
      (field) => [field, pattern[field]],
    ),
  );

const newcomer = (library: Library, pattern: Pattern, options: AbsorbOptions, actor: Actor): Pattern => {
  const ids = new Set(patternsOf(library).map(({ pattern_id }) => pattern_id));
  const stated = pattern.status ?? 'active';
  const status = stated === 'active' && actor.kind === 'tool' ? 'proposed' : stated;
  const active = status === 'active';
  return {
    ...pattern,
    pattern_id: ids.has(pattern.pattern_id) ? patternId(pattern.name, ids) : pattern.pattern_id,
    status,
    ...(active && pattern.active_since === undefined ? { active_since: actor.clock().toISOString() } : {}),
    provenance: pattern.provenance ?? { origin: options.origin },
  };
};

/** Takes patterns in: unknown names are added as they are, known ones get what is stated about their teaching. */
export const absorbPatterns = (
  library: Library,
  given: readonly StatedPattern[],
  options: AbsorbOptions,
  actor: Actor,
): Edited<Absorbed> => {
  let current = library;
  const taken = new Set(takenNames(library));
  const [added, updated, proposed, kept]: [string[], string[], string[], string[]] = [[], [], [], []];
  for (const one of given) {
    const { name } = one.pattern;
    const known = findPattern(current, name);
    if (known === undefined && !taken.has(nameKey(name))) {
      const pattern = newcomer(current, one.pattern, options, actor);
      current = withAdded(current, pattern, changeEntry(actor, 'added', name, { origin: options.origin }));
      taken.add(nameKey(name));
      added.push(name);
      continue;
    }
    const before = current;
    if (known !== undefined && options.overwrite)
      current = updatePattern(current, name, teachingOf(one), actor).library;
    const changed = !isDeepStrictEqual(findPattern(before, name), findPattern(current, name));
    const waits = current !== before;
    (changed ? updated : waits ? proposed : kept).push(known?.name ?? name);
  }
  return { library: current, result: { added, updated, proposed, kept } };
};
