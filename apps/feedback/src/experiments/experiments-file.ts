import { join } from 'node:path';
import {
  ExperimentsFile,
  patternName,
  type ExperimentDefinition,
  type FileSystem,
  type Problem,
} from '@feedback/schema';
import { nodeFileSystem } from '@feedback/schema/node';
import { CliError } from '../cli-error.ts';

/** Where the experiments of a project are kept. */
export const experimentsPath = (root: string): string => join(root, '.feedback', 'experiments.json');

const damaged = (path: string, reasons: readonly string[]): CliError =>
  new CliError(
    reasons.map((reason): Problem => ({
      severity: 'error',
      code: 'DAMAGED_EXPERIMENTS',
      message: `${reason}. The file was left alone: correct it, or take the last good one from git.`,
      path,
    })),
  );

const parse = (text: string, path: string): readonly ExperimentDefinition[] => {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw damaged(path, [`The experiments are no JSON (${(error as Error).message})`]);
  }
  const parsed = ExperimentsFile.safeParse(value);
  if (parsed.success) return parsed.data.experiments;
  throw damaged(
    path,
    parsed.error.issues.map(
      ({ path: place, message }) => `${place.length === 0 ? '' : `"${place.join('.')}": `}${message}`,
    ),
  );
};

/** By pattern, then time, so that two people who start experiments change different lines. */
const print = (experiments: readonly ExperimentDefinition[]): string => {
  const sorted = experiments.toSorted(
    (a, b) =>
      a.pattern.localeCompare(b.pattern, 'en') ||
      a.started_at.localeCompare(b.started_at, 'en') ||
      a.experiment_id.localeCompare(b.experiment_id, 'en'),
  );
  return `${JSON.stringify({ schema_version: 1, experiments: sorted } satisfies ExperimentsFile, null, 2)}\n`;
};

/** All experiments of a project; none where there is no file. Rejects with `CliError` `DAMAGED_EXPERIMENTS`. */
export const readExperiments = async (
  root: string,
  files: FileSystem = nodeFileSystem,
): Promise<readonly ExperimentDefinition[]> => {
  const path = experimentsPath(root);
  const text = await files.readText(path);
  return text === undefined ? [] : parse(text, path);
};

/** Changes the experiments of a project while nobody else does. What `change` throws leaves the file as it was. */
export const changeExperiments = async (
  root: string,
  change: (experiments: readonly ExperimentDefinition[]) => readonly ExperimentDefinition[],
  files: FileSystem = nodeFileSystem,
): Promise<void> => {
  const path = experimentsPath(root);
  await files.withLock(path, async () =>
    files.writeText(path, print(change(await readExperiments(root, files)))),
  );
};

/** Whether an experiment goes on. */
export const isRunning = ({ stopped_at }: ExperimentDefinition): boolean => stopped_at === undefined;

/** Whether an experiment is about a pattern, in any spelling. */
export const isAbout =
  (pattern: string) =>
  (experiment: ExperimentDefinition): boolean =>
    patternName(experiment.pattern) === patternName(pattern);
