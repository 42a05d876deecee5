import { documentFromEvents, type Event, type Run } from '@feedback/schema';
import { nodeFileSystem } from '@feedback/schema/node';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** So many of the newest runs are kept until they are collected. */
const KEPT = 50;

const upwards = (folder: string): readonly string[] => {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...upwards(parent)];
};

const holds = (folder: string, ...names: readonly string[]): boolean =>
  names.some((name) => existsSync(join(folder, name)));

/**
 * Where `feedback collect` looks for runs: `.feedback/runs` of the project that a folder is in, by the same marks as the command
 * goes by: `.feedback` or `feedback.config.json`, not above the repository; else the repository; else the folder.
 */
export const runsFolder = (from: string): string => {
  const folders = upwards(resolve(from));
  const repository = folders.findIndex((folder) => holds(folder, '.git'));
  const within = repository < 0 ? folders : folders.slice(0, repository + 1);
  const root =
    within.find((folder) => holds(folder, '.feedback', 'feedback.config.json')) ??
    folders[repository] ??
    resolve(from);
  return join(root, '.feedback', 'runs');
};

const prune = async (folder: string): Promise<void> => {
  const runs = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  for (const name of runs.slice(0, -KEPT)) await rm(join(folder, name), { force: true });
};

/** Writes one run as a metrics document, whole or not at all, and returns its path; the oldest of more than 50 runs goes. */
export const writeRun = async (folder: string, events: readonly Event[], run: Run): Promise<string> => {
  const document = documentFromEvents(events);
  const nothing = { events: [], assignments: [], episodes: [], stats: [] };
  document.feedback = { schema_version: 1, ...nothing, ...document.feedback, runs: [run] };
  const path = join(folder, `${run.timestamp.replaceAll(/[:.]/g, '-')}-${process.pid}.json`);
  await nodeFileSystem.writeText(path, `${JSON.stringify(document, null, 2)}\n`);
  await prune(folder);
  return path;
};
