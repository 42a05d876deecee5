import { existsSync } from 'node:fs';
import { cp, mkdir, readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cliError } from '../cli-error.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { defineCommand } from './command.ts';

/** Beside the sources and beside the bundle's chunks alike. */
const DEMO = fileURLToPath(new URL('../../demo/', import.meta.url));

interface Step {
  readonly says: string;
  readonly words: readonly string[];
  /** Whether it is meant to find something, and so to end with exit code 1. */
  readonly finds?: true;
}

/** The loop, in the commands that a user would type. */
const STEPS: readonly Step[] = [
  { says: 'Set up: settings, and a library for the lessons of this team', words: ['init'] },
  {
    says: 'Collect ten weeks of pytest and vitest reports, and a scan by ESLint',
    words: ['collect', 'reports'],
  },
  {
    says: 'Collect a week again: what is known is not counted twice',
    words: ['collect', 'reports/2026-11-16'],
  },
  { says: 'Collect the patterns that a task plan asks for', words: ['collect', '--plan', 'task_plan.md'] },
  { says: 'Analyse: what recurs, what is new, what helps', words: ['analyze'] },
  {
    says: 'The inbox: mistakes that recur and that no pattern covers yet',
    words: ['patterns', 'list', '--status', 'proposed'],
  },
  {
    says: 'Accept one: it is now a lesson of this team',
    words: ['patterns', 'accept', 'range_error_invalid_time'],
  },
  { says: 'Check: where the code still makes known mistakes', words: ['check', 'shop', 'web'], finds: true },
  { says: 'Fix: repair what is proved safe', words: ['fix', 'shop', 'web'] },
  {
    says: 'Generate new code with the lessons applied',
    words: ['generate', 'Process a NumPy array and return JSON', '--output', 'shop/prices_json.py'],
  },
  { says: 'Write the report', words: ['report', '--output', 'report.md'] },
];

const freeFolder = (cwd: string): string => {
  for (let number = 1; ; number++) {
    const folder = join(cwd, number === 1 ? 'feedback-demo' : `feedback-demo-${number}`);
    if (!existsSync(folder)) return folder;
  }
};

const isOccupied = async (folder: string): Promise<boolean> =>
  existsSync(folder) && (await readdir(folder)).length > 0;

const lay = async (folder: string): Promise<void> => {
  if (await isOccupied(folder))
    throw cliError('NOT_EMPTY', `${folder} is not empty; name a new folder for the demo.`);
  // Marks the project's root, also inside another repository.
  await mkdir(join(folder, '.feedback'), { recursive: true });
  await cp(join(DEMO, 'sample'), folder, { recursive: true });
  await cp(join(DEMO, 'reports'), join(folder, 'reports'), { recursive: true });
};

const walk = async ({ io, output, runLine }: Context, folder: string): Promise<number> => {
  // Without the variables of a CI job, which would make ten weeks of reports one run.
  const bare = { ...io, env: {} };
  for (const { says, words, finds } of STEPS) {
    const command = words.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' ');
    output.text(`\n${output.paint('bold', `# ${says}`)}\n$ feedback ${command}\n`);
    const code = await runLine(['-C', folder, '--color', output.color ? 'always' : 'never', ...words], bare);
    io.signal.throwIfAborted();
    if (code !== EXIT.ok && !(finds === true && code === EXIT.findings)) return code;
  }
  return EXIT.ok;
};

export const demo = defineCommand<object>({
  examples: [
    'demo                      # in a new folder, feedback-demo',
    'demo /tmp/shop            # in this one',
  ],
  configure: (command) => {
    command.argument('[dir]', 'a folder that is new or empty');
  },
  run: async (context, [given]) => {
    const { cwd, output } = context;
    const folder = given === undefined ? freeFolder(cwd) : resolve(cwd, given);
    await lay(folder);
    const code = await walk(context, folder);
    if (code !== EXIT.ok) return code;
    const short = relative(cwd, folder);
    const shown = short.startsWith('..') ? folder : short;
    output.text(`\n${output.paint('bold', '# Explore it')}\n`);
    for (const words of ['', ' check', ' patterns list', ' analyze --json'])
      output.text(`$ feedback -C ${shown}${words}\n`);
    return EXIT.ok;
  },
});
