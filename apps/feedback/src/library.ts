import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import {
  composeLayers,
  composeLibrary,
  isSwitch,
  PatternManager,
  readLibrary,
  writeLibrary,
  type Layer,
  type LayeredLesson,
  type PatternUpdate,
} from '@feedback/patterns';
import {
  patternName,
  type Clock,
  type Lesson,
  type NewPattern,
  type Pattern,
  type PatternStats,
  type Problem,
} from '@feedback/schema';
import { nodeFileSystem } from '@feedback/schema/node';
import { loadProjectLayers, type ProjectLayers } from './library-layers.ts';
import type { Output } from './terminal/output.ts';
import type { Workspace } from './workspace.ts';

/**
 * The patterns of a project in layers: built-in, what the configuration extends, the repository's own, the user's own. Changes go to
 * the repository's file.
 */
export interface Library {
  /** The repository's own patterns. */
  readonly own: PatternManager;
  /** All patterns in every status; with the given numbers, else with none. */
  patterns(stats?: readonly PatternStats[]): readonly Pattern[];
  /** The pattern of that name in any spelling. */
  find(name: string): Pattern | undefined;
  /** The layers that each pattern comes from, by its name as `patterns` has it. */
  origins(): ReadonlyMap<string, LayeredLesson>;
  /** From the most general to the most particular. */
  layers(): readonly Layer[];
  /** What was wrong with the layers. */
  problems(): readonly Problem[];
  /** Reads all files again. */
  reload(): Promise<void>;
  /** Makes the repository's own copy of a pattern from a layer below, so that it can be changed; does nothing for other names. */
  adopt(name: string): void;
  /** Adds what is not there yet as proposals, writes, and tells their names. */
  propose(found: readonly NewPattern[]): Promise<readonly string[]>;
  /** Writes an empty file unless there is one; tells whether it did. */
  createIfMissing(): Promise<boolean>;
  /** Brings the numbers up to date in a file that has them (the original's form); other files have none. */
  recordNumbers(stats: readonly PatternStats[]): Promise<void>;
}

export interface LibraryOptions {
  readonly workspace: Workspace;
  readonly output: Output;
  readonly clock: Clock;
}

const hasNumbers = async (path: string): Promise<boolean> =>
  existsSync(path) && readLibrary(await readFile(path, 'utf8')).library.form === 'full';

const hasName = (name: string): ((lesson: { readonly name: string }) => boolean) => {
  const key = patternName(name);
  return (lesson) => patternName(lesson.name) === key;
};

const distinct = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];

const taughtBy = (lesson: Lesson): PatternUpdate => {
  const { pattern_id: _, name: _name, status: _status, ...taught } = lesson;
  return taught;
};

const personalWarning = (name: string, { path }: Layer): Problem => ({
  severity: 'warning',
  code: 'PERSONAL_OVERRIDE',
  message: `Your personal library has a word on ${JSON.stringify(name)}, which still counts for you. Change it there too.`,
  ...(path === undefined ? {} : { path }),
});

const layersOf = (
  { below, repository, above }: ProjectLayers,
  lessons: readonly Lesson[],
): readonly Layer[] => [...below, { ...repository, lessons }, ...above];

const speaksOf = ({ lessons, overrides = {} }: Layer, name: string): boolean =>
  lessons.some(hasName(name)) || Object.keys(overrides).some((key) => hasName(name)({ name: key }));

/** Opens the library of a project. Rejects with `PatternsError` when the repository's own file is damaged. */
export const openLibrary = async ({ workspace, output, clock }: LibraryOptions): Promise<Library> => {
  const { patterns_file: path } = workspace.settings;
  // A file keeps its form; a new one has lessons only, because numbers live in the store.
  const form = existsSync(path) ? {} : { form: 'lessons' as const };
  const own = new PatternManager(path, { clock, ...form });
  const load = async () => {
    const damaged = await own.loadPatterns();
    const around = await loadProjectLayers(workspace);
    const all = layersOf(around, own.getAllPatterns({ status: 'all' }));
    return {
      ...around,
      problems: distinct([...damaged, ...around.problems, ...composeLayers(all).problems]),
    };
  };
  let around = await load();
  output.problems(around.problems);
  const layers = (): readonly Layer[] => layersOf(around, own.getAllPatterns({ status: 'all' }));
  const patterns = (stats: readonly PatternStats[] = []): readonly Pattern[] =>
    composeLibrary({ layers: layers(), stats });
  const inherited = (name: string): Lesson | undefined =>
    composeLayers([...around.below, around.repository]).lessons.find(({ lesson }) => hasName(name)(lesson))
      ?.lesson;
  return {
    own,
    patterns,
    layers,
    problems: () => around.problems,
    find: (name) => patterns().find(hasName(name)),
    origins: () => new Map(composeLayers(layers()).lessons.map((each) => [each.lesson.name, each])),
    reload: async () => {
      around = await load();
      output.problems(around.problems);
    },
    adopt: (name) => {
      const lesson = inherited(name);
      const mine = own.getPatternByName(name);
      if (lesson !== undefined && mine === undefined) own.adoptPattern(lesson);
      // One that only switches gets what it switches, so that changing it starts from there.
      else if (lesson !== undefined && mine !== undefined && isSwitch(mine))
        own.updatePattern(mine.name, taughtBy(lesson));
      const personal = around.above.findLast((layer) => speaksOf(layer, name));
      if (personal !== undefined) output.problems([personalWarning(name, personal)]);
    },
    propose: async (found) => {
      const known = new Set(patterns().map((pattern) => patternName(pattern.name)));
      const added = own.addNewPatterns(found.filter(({ pattern }) => !known.has(patternName(pattern))));
      if (added.length > 0) await own.savePatterns();
      return added;
    },
    createIfMissing: async () => {
      if (existsSync(path)) return false;
      await nodeFileSystem.writeText(
        path,
        writeLibrary({ form: 'lessons', entries: [], changelog: [], extras: {} }),
      );
      return true;
    },
    recordNumbers: async (stats) => {
      if (!(await hasNumbers(path))) return;
      own.updateFrequencies(
        stats.map(({ pattern, occurrence_frequency, last_occurrence }) => ({
          pattern,
          count: occurrence_frequency,
          last_occurrence,
        })),
      );
      await own.savePatterns();
    },
  };
};
