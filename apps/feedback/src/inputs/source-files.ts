import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
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

/** Code that a tool has made short; nobody mends it. */
const MINIFIED = /[.-]min\.[cm]?js$/;

/** Whether a file or folder of that name is never the team's own. */
export const isNobodysOwn = (name: string): boolean => ALWAYS_IGNORED.has(name) || MINIFIED.test(name);

interface Rules {
  readonly folder: string;
  readonly ignore: Ignore;
}

const slashed = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'));

/** A path as seen from a folder that it lies in; `relative` takes ten times as long. */
const below = (folder: string, location: string): string => {
  const start = folder.endsWith(sep) ? folder : folder + sep;
  return location.startsWith(start) ? location.slice(start.length) : relative(folder, location);
};

const inFolder = (folder: string, name: string): string =>
  folder.endsWith(sep) ? folder + name : folder + sep + name;

const isIgnored = (location: string, isFolder: boolean, rules: readonly Rules[]): boolean => {
  // The innermost file that says anything decides, as in git.
  for (const { folder, ignore: own } of rules.toReversed()) {
    const path = slashed(below(folder, location)) + (isFolder ? '/' : '');
    const { ignored, unignored } = own.test(path);
    if (ignored || unignored) return ignored;
  }
  return false;
};

const readGitignore = (folder: string): readonly Rules[] => {
  const path = inFolder(folder, '.gitignore');
  try {
    return existsSync(path) ? [{ folder, ignore: ignore().add(readFileSync(path, 'utf8')) }] : [];
  } catch {
    return []; // It can't be read: nothing is ignored by it.
  }
};

// Each wait for the file system would take longer than what is waited for.
function* walk(folder: string, inherited: readonly Rules[]): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true });
  const hasRules = entries.some(({ name }) => name === '.gitignore');
  const rules = hasRules ? [...inherited, ...readGitignore(folder)] : inherited;
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const location = inFolder(folder, entry.name);
    if (isNobodysOwn(entry.name) || isIgnored(location, entry.isDirectory(), rules)) continue;
    if (entry.isDirectory()) yield* walk(location, rules);
    else if (entry.isFile()) yield location;
  }
}

/** The rules of the folders from `root` down to, but without, `folder`. */
const rulesAbove = (folder: string, root: string): readonly Rules[] => {
  const parent = dirname(folder);
  if (folder === root || parent === folder || !`${folder}${sep}`.startsWith(root + sep)) return [];
  return [...rulesAbove(parent, root), ...readGitignore(parent)];
};

export interface SourceQuery {
  /** Files and folders; a file is taken even where it would be left out. */
  readonly paths: readonly string[];
  readonly cwd: string;
  /** The project, whose `.gitignore` holds for all below. */
  readonly root: string;
  /** More that is left out, as in `.gitignore`. */
  readonly ignored: readonly string[];
  readonly onProblem: (problem: Problem) => void;
}

const cannotRead = (path: string, error: unknown): Problem => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== 'ENOENT' && code !== 'ENOTDIR')
    return {
      severity: 'error',
      code: 'UNREADABLE',
      message: `${message}. Check the path and its permissions.`,
      path,
    };
  const next = path === '-' ? 'Standard input is not read: name files and folders.' : 'Check the path.';
  return { severity: 'error', code: 'NOT_FOUND', message: `There is no such file or folder. ${next}`, path };
};

const noFile = (path: string): Problem => ({
  severity: 'error',
  code: 'NO_FILE',
  message: 'Is no ordinary file: reading it might never end. Name another.',
  path,
});

/** Lists the code below the given paths, in order of path, without what git ignores and what is in no known language. */
export function* listSources(query: SourceQuery): Generator<SourceFile> {
  const { cwd, root, onProblem } = query;
  const own: readonly Rules[] =
    query.ignored.length === 0 ? [] : [{ folder: root, ignore: ignore().add([...query.ignored]) }];
  const seen = new Set<string>();
  const toSource = (location: string, named: boolean): SourceFile | undefined => {
    if (seen.has(location)) return undefined;
    seen.add(location);
    const path = slashed(below(cwd, location));
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
      const found = statSync(location);
      const isFolder = found.isDirectory();
      if (!isFolder && !found.isFile()) {
        onProblem(noFile(given));
        continue;
      }
      const files = isFolder ? walk(location, [...rulesAbove(location, root), ...own]) : [location];
      for (const file of files) {
        const source = toSource(file, !isFolder);
        if (source !== undefined) yield source;
      }
    } catch (error) {
      onProblem(cannotRead(given, error));
    }
  }
}

/** The same for those who wait for each. */
export async function* findSources(query: SourceQuery): AsyncGenerator<SourceFile> {
  yield* listSources(query);
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
