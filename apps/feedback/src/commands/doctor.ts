import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { plainLine } from '@feedback/report';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { defineCommand } from './command.ts';

interface Diagnosis {
  readonly state: 'ok' | 'warning' | 'error';
  readonly detail: string;
}

interface Examination {
  readonly name: string;
  readonly examine: (context: Context) => Promise<Diagnosis> | Diagnosis;
}

const ok = (detail: string): Diagnosis => ({ state: 'ok', detail });
const warning = (detail: string): Diagnosis => ({ state: 'warning', detail });

const run = promisify(execFile);

/** Whether git would leave a file alone; nothing where git or a repository is missing. */
const isGitIgnored = async (path: string, cwd: string): Promise<boolean | undefined> => {
  try {
    await run('git', ['check-ignore', '--quiet', path], { cwd });
    return true;
  } catch (error) {
    return (error as { code?: unknown }).code === 1 ? false : undefined;
  }
};

const EXAMINATIONS: readonly Examination[] = [
  { name: 'node', examine: () => ok(`${process.versions.node} on ${process.platform} ${process.arch}`) },
  {
    name: 'configuration',
    examine: async ({ workspace }) => {
      const { configPath, display, settings } = await workspace();
      if (!existsSync(configPath)) return warning('none here: feedback init writes one');
      return settings.adopted_at === undefined
        ? warning(
            `${display(configPath)} has no adopted_at, so effects of built-in patterns can't be told: feedback init adds it`,
          )
        : ok(display(configPath));
    },
  },
  {
    name: 'store',
    examine: async (context) => {
      const { settings, display } = await context.workspace();
      if (isAbsolute(settings.store) && !existsSync(settings.store))
        return ok(`${display(settings.store)} will be made by the first collect`);
      const counts = await (await context.readStore()).countByKind();
      const events = Object.values(counts).reduce((sum, count) => sum + count, 0);
      return ok(`${isAbsolute(settings.store) ? display(settings.store) : settings.store}, ${events} events`);
    },
  },
  {
    name: 'library',
    examine: async (context) => {
      const { settings, display } = await context.workspace();
      const library = await context.library();
      const active = library.patterns().filter(({ status = 'active' }) => status === 'active').length;
      const own = existsSync(settings.patterns_file)
        ? display(settings.patterns_file)
        : 'built-in patterns only';
      return ok(`${own}, ${active} active patterns`);
    },
  },
  {
    name: 'layers',
    examine: async ({ library }) => {
      const opened = await library().catch(() => undefined);
      if (opened === undefined) return warning('not read, because the library could not be');
      const names = opened.layers().map(({ name }) => name);
      const wrong = opened.problems().filter(({ severity }) => severity === 'error');
      return wrong.length === 0
        ? ok(names.join(' < '))
        : { state: 'error', detail: wrong.map(({ message }) => message).join(' ') };
    },
  },
  {
    name: 'git',
    examine: async (context) => {
      const { settings, root, display } = await context.workspace();
      if (!isAbsolute(settings.store)) return ok('the store is no file');
      const ignored = await isGitIgnored(settings.store, root);
      if (ignored === undefined) return ok('no repository here');
      return ignored
        ? ok(`${display(settings.store)} is ignored`)
        : warning(
            `${display(settings.store)} is not ignored and would be committed: feedback init ignores it`,
          );
    },
  },
  {
    name: 'code engine',
    examine: async () => {
      const { checkSyntax } = await import('@feedback/rules');
      const languages = ['python', 'typescript', 'tsx', 'javascript'] as const;
      for (const language of languages) checkSyntax({ language, code: '' });
      return ok(`parses ${languages.join(', ')}`);
    },
  },
];

const examineAll = async (context: Context): Promise<({ name: string } & Diagnosis)[]> => {
  const results: ({ name: string } & Diagnosis)[] = [];
  for (const { name, examine } of EXAMINATIONS)
    try {
      results.push({ name, ...(await examine(context)) });
    } catch (error) {
      results.push({ name, state: 'error', detail: error instanceof Error ? error.message : String(error) });
    }
  return results;
};

const SIGN = { ok: '✓', warning: '!', error: '✗' } as const;
const STYLE = { ok: 'green', warning: 'yellow', error: 'red' } as const;

export const doctor = defineCommand<object>({
  examples: ['doctor                    # node, configuration, store, library, layers, git, code engine'],
  configure: () => undefined,
  run: async (context) => {
    const { output } = context;
    const checks = await examineAll(context);
    if (output.json) output.answer({ checks });
    else
      for (const { name, state, detail } of checks)
        output.text(`${output.paint(STYLE[state], SIGN[state])} ${name}: ${plainLine(detail)}\n`);
    return checks.some(({ state }) => state === 'error') ? EXIT.usage : EXIT.ok;
  },
});
