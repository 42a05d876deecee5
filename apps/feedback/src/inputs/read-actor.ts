import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import { plainLine } from '@feedback/report';
import { cliError } from '../cli-error.ts';
import type { Environment } from './ci-run.ts';

/** Who changes the library: a person decides, a tool proposes. */
export interface LibraryActor {
  readonly kind: 'person' | 'tool';
  readonly author: string | undefined;
}

/** git answers from files; longer than this, something is wrong. */
const PATIENCE_MS = 5_000;
const LONGEST = 100;

const cleaned = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : plainLine(name).trim().slice(0, LONGEST) || undefined;

const gitUser = async (cwd: string, env: Environment): Promise<string | undefined> => {
  try {
    const { stdout } = await promisify(execFile)('git', ['config', '--get', 'user.name'], {
      cwd,
      env: { ...env, GIT_TERMINAL_PROMPT: '0' },
      timeout: PATIENCE_MS,
      windowsHide: true,
    });
    return stdout;
  } catch {
    return undefined;
  }
};

const systemUser = (): string | undefined => {
  try {
    return userInfo().username;
  } catch {
    // A container may run as a number that has no name.
    return undefined;
  }
};

const personOf = async (cwd: string, env: Environment): Promise<string | undefined> =>
  cleaned(env['FEEDBACK_AUTHOR']) ?? cleaned(await gitUser(cwd, env)) ?? cleaned(systemUser());

const isSet = (value: string | undefined): boolean =>
  !['', '0', 'false'].includes((value ?? '').trim().toLowerCase());

const toolOf = (env: Environment): string | undefined =>
  cleaned(env['FEEDBACK_AGENT']) ?? (isSet(env['CI']) ? 'CI' : undefined);

/** Reads `--by tool NAME`, `--by tool:NAME` or `--by tool`, and the same with `person`. Throws `CliError` `INVALID_ACTOR`. */
const readWords = (
  words: readonly string[],
): { readonly kind: string; readonly name: string | undefined } => {
  const [first = '', ...rest] = words;
  const [kind = '', ...named] = first.split(':');
  const name = named.length > 0 ? named.join(':') : rest[0];
  const left = named.length > 0 ? rest : rest.slice(1);
  if ((kind === 'person' || kind === 'tool') && left.length === 0) return { kind, name };
  throw cliError(
    'INVALID_ACTOR',
    `"--by ${words.join(' ')}" names nobody. Give it last, as --by tool NAME or --by person NAME (or tool:NAME).`,
  );
};

/**
 * Who changes the library. A tool: `--by tool`, else `FEEDBACK_AGENT`, else a CI job (`CI`). A person is called by `--by person NAME`,
 * else `FEEDBACK_AUTHOR`, else git's `user.name`, else the user of the system.
 */
export const readActor = async (
  cwd: string,
  env: Environment,
  by?: readonly string[],
): Promise<LibraryActor> => {
  const tool = toolOf(env);
  if (by === undefined)
    return tool === undefined
      ? { kind: 'person', author: await personOf(cwd, env) }
      : { kind: 'tool', author: tool };
  const { kind, name } = readWords(by);
  return kind === 'tool'
    ? { kind, author: cleaned(name) ?? tool ?? 'a tool' }
    : { kind: 'person', author: cleaned(name) ?? (await personOf(cwd, env)) };
};
