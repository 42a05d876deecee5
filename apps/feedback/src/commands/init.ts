import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { nodeFileSystem } from '@feedback/schema/node';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { discoverReports } from '../inputs/discover-reports.ts';
import { isReport } from '../inputs/is-report.ts';
import { findSources } from '../inputs/source-files.ts';
import { parseConfig } from '../settings/read-config.ts';
import { defineCommand } from './command.ts';

/** Enough files to know what a project is written in. */
const ENOUGH = 2_000;

const GITIGNORE = `# Facts and numbers of this machine. The lessons in patterns.json are committed.
feedback.db*
runs/
*.lock
*.tmp
`;

/** The languages of the project, most files first. */
const detectLanguages = async (root: string): Promise<string[]> => {
  const counts = new Map<string, number>();
  let seen = 0;
  const query = { paths: ['.'], cwd: root, root, ignored: [], onProblem: () => undefined };
  for await (const { language } of findSources(query)) {
    counts.set(language, (counts.get(language) ?? 0) + 1);
    if (++seen >= ENOUGH) break;
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([language]) => language);
};

/** More folders than this below one are taken together. */
const FOLDERS = 3;

/** Reports that were found, as globs of their folders, so that later ones beside them are read too. */
const reportGlobs = async (root: string): Promise<string[]> => {
  const { files } = await discoverReports(root);
  const found: string[] = [];
  for (const { path } of files.slice(0, ENOUGH)) if (await isReport(join(root, path))) found.push(path);
  const places = [...new Set(found.map((path) => `${dirname(path)}/*${extname(path)}`.replace(/^\.\//, '')))];
  const family = (glob: string): string => `${glob.split('/')[0] ?? ''}/**/*${extname(glob)}`;
  const sizes = Map.groupBy(places, family);
  const globs = places.map((glob) =>
    (sizes.get(family(glob))?.length ?? 0) > FOLDERS ? family(glob) : glob,
  );
  return [...new Set(globs)].toSorted();
};

const writeIfMissing = async (path: string, text: () => Promise<string> | string): Promise<boolean> => {
  if (existsSync(path)) return false;
  await nodeFileSystem.writeText(path, await text());
  return true;
};

/** The configuration with the day of adoption, which decides what "before" is for the built-in patterns. */
const adopt = async (context: Context, path: string, reports: readonly string[]): Promise<boolean> => {
  const existing = existsSync(path) ? await readFile(path, 'utf8') : undefined;
  const config = existing === undefined ? {} : parseConfig(existing, path);
  if (config.adopted_at !== undefined) return false;
  const found = existing === undefined && reports.length > 0 ? { reports } : {};
  const next = { ...config, ...found, adopted_at: context.io.clock().toISOString() };
  await nodeFileSystem.writeText(path, `${JSON.stringify(next, null, 2)}\n`);
  return true;
};

export const init = defineCommand<object>({
  examples: ['init                      # again is harmless: what is there stays'],
  configure: () => undefined,
  run: async (context) => {
    const { output } = context;
    const { root, configPath, settings, display } = await context.workspace();
    const stack = await detectLanguages(root);
    const reports = await reportGlobs(root);
    const library = await context.library();
    const gitignore = join(root, '.feedback', '.gitignore');
    const steps: readonly (readonly [string, boolean])[] = [
      [configPath, await adopt(context, configPath, reports)],
      [gitignore, await writeIfMissing(gitignore, () => GITIGNORE)],
      [settings.patterns_file, await library.createIfMissing()],
    ];
    const created = steps.filter(([, made]) => made).map(([path]) => display(path));
    if (output.json) output.answer({ root, created, stack, reports });
    else {
      output.text(created.length === 0 ? 'Already set up.\n' : `Written: ${created.join(', ')}\n`);
      output.text(`Languages: ${stack.join(', ') || 'none that is checked'}\n`);
      output.text(`Reports: ${reports.join(', ') || 'none found yet'}\n`);
      output.note('Next: feedback collect, then feedback analyze. Commit the configuration and .feedback/.');
    }
    return EXIT.ok;
  },
});
