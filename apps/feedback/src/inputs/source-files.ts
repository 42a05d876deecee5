import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { languageOfPath, type Language, type Problem } from '@feedback/schema';
import ignore, { type Ignore } from 'ignore';

/** A file of code that was asked for. */
export interface SourceFile {
  /** Relative to where the user stands, with `/`. */
  readonly path: string;
  readonly location: string;
  readonly language: Language;
  /** Where it is not the file itself that is asked for: what git has of it. */
  readonly text?: string;
}

/** Never the team's own code. */
const ALWAYS_IGNORED: ReadonlySet<string> = new Set([
  '.git',
  '.feedback',
  'node_modules',
  'dist',
  '.venv',
  'venv',
  '__pycache__',
]);

/** Whether a file or folder of that name is never the team's own. */
export const isNobodysOwn = (name: string): boolean => ALWAYS_IGNORED.has(name);

interface Rules {
  readonly folder: string;
  readonly ignore: Ignore;
}

const slashed = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'));

const isIgnored = (location: string, isFolder: boolean, rules: readonly Rules[]): boolean => {
  // The innermost file that says anything decides, as in git.
  for (const { folder, ignore: own } of rules.toReversed()) {
    const path = slashed(relative(folder, location)) + (isFolder ? '/' : '');
    const { ignored, unignored } = own.test(path);
    if (ignored || unignored) return ignored;
  }
  return false;
};

const readGitignore = async (folder: string): Promise<readonly Rules[]> => {
  try {
    return [{ folder, ignore: ignore().add(await readFile(join(folder, '.gitignore'), 'utf8')) }];
  } catch {
    return []; // There is none, or it can't be read: nothing is ignored by it.
  }
};

async function* walk(folder: string, inherited: readonly Rules[]): AsyncGenerator<string> {
  const rules = [...inherited, ...(await readGitignore(folder))];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const location = join(folder, entry.name);
    if (isNobodysOwn(entry.name) || isIgnored(location, entry.isDirectory(), rules)) continue;
    if (entry.isDirectory()) yield* walk(location, rules);
    else if (entry.isFile()) yield location;
  }
}

/** The rules of the folders from `root` down to, but without, `folder`. */
const rulesAbove = async (folder: string, root: string): Promise<readonly Rules[]> => {
  const parent = dirname(folder);
  if (folder === root || parent === folder || !`${folder}${sep}`.startsWith(root + sep)) return [];
  return [...(await rulesAbove(parent, root)), ...(await readGitignore(parent))];
};

export interface SourceQuery {
  /** Files and folders; a file is taken even where it would be ignored. */
  readonly paths: readonly string[];
  readonly cwd: string;
  /** The project, whose `.gitignore` holds for all below. */
  readonly root: string;
  /** More that is left out, as in `.gitignore`. */
  readonly ignored: readonly string[];
  readonly onProblem: (problem: Problem) => void;
}

const cannotRead = (path: string, error: unknown): Problem => ({
  severity: 'error',
  code: 'UNREADABLE',
  message: `${(error as Error).message}. Check the path and its permissions.`,
  path,
});

/** Finds the code below the given paths, in order of path, without what git ignores and what is in no known language. */
export async function* findSources(query: SourceQuery): AsyncGenerator<SourceFile> {
  const { cwd, root, onProblem } = query;
  const own: Rules = { folder: root, ignore: ignore().add([...query.ignored]) };
  const seen = new Set<string>();
  const toSource = (location: string, named: boolean): SourceFile | undefined => {
    if (seen.has(location)) return undefined;
    seen.add(location);
    const path = slashed(relative(cwd, location));
    const language = languageOfPath(location);
    if (language !== undefined) return { path, location, language };
    if (named)
      onProblem({
        severity: 'warning',
        code: 'UNKNOWN_LANGUAGE',
        message: 'Was left out: only Python, JavaScript and TypeScript are checked.',
        path,
      });
    return undefined;
  };
  for (const given of query.paths) {
    const location = resolve(cwd, given);
    try {
      const isFolder = (await stat(location)).isDirectory();
      const files = isFolder ? walk(location, [...(await rulesAbove(location, root)), own]) : [location];
      for await (const file of files) {
        const source = toSource(file, !isFolder);
        if (source !== undefined) yield source;
      }
    } catch (error) {
      onProblem(cannotRead(given, error));
    }
  }
}

/** Reads code as UTF-8, byte order mark kept; a problem when it can't be read or is no UTF-8, so that it can't be damaged. */
export const readSource = async ({
  path,
  location,
  text,
}: SourceFile): Promise<{ code: string } | { problem: Problem }> => {
  if (text !== undefined) return { code: text };
  let bytes: Uint8Array;
  try {
    bytes = await readFile(location);
  } catch (error) {
    return { problem: cannotRead(path, error) };
  }
  try {
    return { code: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return {
      problem: {
        severity: 'warning',
        code: 'NOT_UTF8',
        message:
          'Was left out: it is no UTF-8 text. Convert it, or list it under "ignore" in feedback.config.json.',
        path,
      },
    };
  }
};
