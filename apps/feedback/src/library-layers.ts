import { isAbsolute } from 'node:path';
import { builtinPatterns, loadLayers, loadLibraryLayers, type Layer } from '@feedback/patterns';
import type { Lesson, Problem } from '@feedback/schema';
import type { Workspace } from './workspace.ts';

/** The layers around the repository's own lessons. */
export interface ProjectLayers {
  /** Built-in, then what is extended. */
  readonly below: readonly Layer[];
  /** Of the repository: its file and what that says beside its lessons. The lessons themselves are the manager's. */
  readonly repository: Layer;
  /** The user's own, with what it extends. */
  readonly above: readonly Layer[];
  readonly problems: readonly Problem[];
}

/** A lesson from elsewhere is in force in a project since the day that `init` wrote down, or later when it is younger. */
const adopted = (lesson: Lesson, adopted_at: string | undefined): Lesson => {
  const { active_since } = lesson;
  const later = active_since !== undefined && (adopted_at ?? '') < active_since ? active_since : adopted_at;
  return later === undefined ? lesson : { ...lesson, active_since: later };
};

const adoptedLayer = (layer: Layer, adopted_at: string | undefined): Layer => ({
  ...layer,
  lessons: layer.lessons.map((lesson) => adopted(lesson, adopted_at)),
});

/** Reads everything that a project's library is made of, except the repository's own lessons. */
export const loadProjectLayers = async ({
  settings,
  origins,
  configPath,
  personalPath,
}: Workspace): Promise<ProjectLayers> => {
  const { patterns_file: path, adopted_at } = settings;
  const builtin: Layer = { kind: 'builtin', name: 'built-in', lessons: builtinPatterns };
  // Entries start from the file that has them.
  const stated = isAbsolute(origins.extends) ? origins.extends : configPath;
  const extended = await loadLayers({ extends: settings.extends, path: stated });
  const own = await loadLibraryLayers({ kind: 'repository', name: 'repository', path });
  const personal =
    path === personalPath
      ? { layers: [], problems: [] }
      : await loadLibraryLayers({ kind: 'personal', name: 'personal', path: personalPath });
  const below = [builtin, ...extended.layers, ...own.layers.slice(0, -1)];
  return {
    below: below.map((layer) => adoptedLayer(layer, adopted_at)),
    repository: { kind: 'repository', name: 'repository', ...own.layers.at(-1), path, lessons: [] },
    above: personal.layers,
    problems: [...extended.problems, ...own.problems, ...personal.problems],
  };
};
