import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** Without the settings of whoever runs the tests. */
export const gitEnv = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

/** A real repository in a folder of its own. */
export interface TestRepository {
  readonly root: string;
  readonly git: (...args: readonly string[]) => string;
  readonly write: (files: Readonly<Record<string, string | Uint8Array>>) => Promise<void>;
  /** Writes files, commits all that is there, and tells the commit. */
  readonly commit: (
    subject: string,
    files?: Readonly<Record<string, string | Uint8Array>>,
    daysAgo?: number,
  ) => Promise<string>;
}

const NOW = Date.parse('2026-01-31T12:00:00Z') / 1000;

/** Makes an empty git repository on the branch `main`; options go to `git init`. */
export const aRepository = async (...options: readonly string[]): Promise<TestRepository> => {
  const root = await temporaryFolder();
  const run = (env: object, ...args: readonly string[]): string =>
    execFileSync('git', args, {
      cwd: root,
      env: { ...gitEnv, ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  const git = (...args: readonly string[]): string => run({}, ...args);
  const write: TestRepository['write'] = async (files) => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
  };
  git('init', '-q', '-b', 'main', ...options);
  return {
    root,
    git,
    write,
    commit: async (subject, files = {}, daysAgo = 0) => {
      await write(files);
      const date = `${NOW - daysAgo * 86_400} +0000`;
      git('add', '-A');
      run(
        { GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date },
        'commit',
        '-q',
        '--allow-empty',
        '-m',
        subject,
      );
      return git('rev-parse', 'HEAD');
    },
  };
};
