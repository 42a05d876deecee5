import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import {
  builtinPatterns,
  composeLibrary,
  PatternManager,
  readLibrary,
  writeLibrary,
} from '@feedback/patterns';
import {
  patternName,
  type Clock,
  type Lesson,
  type NewPattern,
  type Pattern,
  type PatternStats,
} from '@feedback/schema';
import { nodeFileSystem } from '@feedback/schema/node';
import type { Output } from './terminal/output.ts';
import type { Workspace } from './workspace.ts';

/** The patterns of a project: the built-in ones below the repository's own. Changes go to the repository's file. */
export interface Library {
  /** The repository's own patterns. */
  readonly own: PatternManager;
  /** All patterns in every status; with the given numbers, else with none. */
  patterns(stats?: readonly PatternStats[]): readonly Pattern[];
  /** The pattern of that name in any spelling. */
  find(name: string): Pattern | undefined;
  /** Reads the repository's file again. */
  reload(): Promise<void>;
  /** Makes the repository's own copy of a built-in pattern, so that it can be changed; does nothing for other names. */
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

/** A built-in pattern is in force in a project since the day that `init` wrote down. */
const adopted = (lesson: Lesson, active_since: string | undefined): Lesson =>
  active_since === undefined ? lesson : { ...lesson, active_since };

/** Opens the library of a project. Rejects with `PatternsError` when its file is damaged. */
export const openLibrary = async ({ workspace, output, clock }: LibraryOptions): Promise<Library> => {
  const { patterns_file: path, adopted_at } = workspace.settings;
  // A file keeps its form; a new one has lessons only, because numbers live in the store.
  const form = existsSync(path) ? {} : { form: 'lessons' as const };
  const own = new PatternManager(path, { clock, ...form });
  output.problems(await own.loadPatterns());
  const builtin = builtinPatterns.map((lesson) => adopted(lesson, adopted_at));
  const patterns = (stats: readonly PatternStats[] = []): readonly Pattern[] =>
    composeLibrary({ layers: [builtin, own.getAllPatterns({ status: 'all' })], stats });
  const builtinNamed = (name: string): Lesson | undefined =>
    builtin.find((lesson) => patternName(lesson.name) === patternName(name));
  return {
    own,
    patterns,
    find: (name) => patterns().find((pattern) => patternName(pattern.name) === patternName(name)),
    reload: async () => output.problems(await own.loadPatterns()),
    adopt: (name) => {
      const lesson = builtinNamed(name);
      if (lesson !== undefined && own.getPatternByName(name) === undefined) own.adoptPattern(lesson);
    },
    propose: async (found) => {
      const added = own.addNewPatterns(found.filter(({ pattern }) => builtinNamed(pattern) === undefined));
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
