import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import type { Config, SettingName, Settings } from './settings/config.ts';
import { readEnvironment, variableOf } from './settings/environment.ts';
import { readConfig } from './settings/read-config.ts';
import { resolveSettings } from './settings/resolve-settings.ts';

/** The project that a command works on. */
export interface Workspace {
  /** The folder of the project. */
  readonly root: string;
  /** The project's configuration, whether or not it is there. */
  readonly configPath: string;
  /** The user's own library, whether or not it is there. */
  readonly personalPath: string;
  readonly settings: Settings;
  /** Where each setting comes from, in words. */
  readonly origins: Readonly<Record<SettingName, string>>;
  /** A path as people like to read it: relative to where they stand, when it is below. */
  readonly display: (path: string) => string;
}

const CONFIG_NAME = 'feedback.config.json';

/** Ours mark a project more surely than a repository does, so all of them are looked for on the way up first. */
const MARKS = [['.feedback', CONFIG_NAME], ['.git']] as const;

const foldersUpwards = (from: string): string[] => {
  const parent = dirname(from);
  return parent === from ? [from] : [from, ...foldersUpwards(parent)];
};

/**
 * The nearest folder upwards with `.feedback` or a configuration, not looking above the repository; else the repository;
 * else the folder itself.
 */
export const findRoot = (from: string): string => {
  const folders = foldersUpwards(resolve(from));
  const repository = folders.findIndex((folder) => MARKS[1].some((mark) => existsSync(join(folder, mark))));
  const within = repository < 0 ? folders : folders.slice(0, repository + 1);
  return (
    within.find((folder) => MARKS[0].some((mark) => existsSync(join(folder, mark)))) ??
    folders[repository] ??
    folders[0] ??
    from
  );
};

const userConfigPath = (env: Readonly<Record<string, string | undefined>>): string => {
  const home = env['XDG_CONFIG_HOME'] || env['APPDATA'] || join(env['HOME'] ?? homedir(), '.config');
  return join(home, 'feedback', 'config.json');
};

export interface WorkspaceOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Settings given as flags, relative to `cwd`. */
  readonly flags: Partial<Config>;
}

/** Finds the project and its settings: flags > `FEEDBACK_*` > project > user > defaults. Throws `CliError` for wrong ones. */
export const findWorkspace = async ({ cwd, env, flags }: WorkspaceOptions): Promise<Workspace> => {
  const root = findRoot(cwd);
  const configPath = join(root, CONFIG_NAME);
  const userPath = userConfigPath(env);
  const [project, user] = await Promise.all([readConfig(configPath), readConfig(userPath)]);
  const resolved = resolveSettings(
    [
      { origin: (name) => `--${name.replaceAll('_', '-')}`, base: cwd, values: flags },
      { origin: variableOf, base: cwd, values: readEnvironment(env) },
      { origin: () => configPath, base: root, values: project ?? {} },
      { origin: () => userPath, base: root, values: user ?? {} },
    ],
    root,
  );
  const display = (path: string): string => {
    const short = relative(cwd, path);
    return short === '' ? '.' : short.startsWith('..') ? path : short;
  };
  const personalPath = join(dirname(userPath), 'patterns.json');
  return { root, configPath, personalPath, ...resolved, display };
};
