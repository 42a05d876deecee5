import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { importPatterns } from '@feedback/patterns';
import { Option } from 'commander';
import { EXIT } from '../../exit-code.ts';
import { readStdin } from '../../io.ts';
import { problemIn } from '../../terminal/problem-in.ts';
import { defineCommand } from '../command.ts';

interface ImportOptions {
  readonly format?: 'json' | 'markdown';
  readonly overwrite?: true;
}

export const importLibrary = defineCommand<ImportOptions, { readonly summary: string }>({
  summary: 'take in lessons from a library or an AI_PATTERNS.md',
  readsFormat: true,
  examples: ['patterns import AI_PATTERNS.md', 'patterns import patterns.json --overwrite'],
  configure: (command) => {
    command
      .argument('<file>', 'a file, or - for standard input')
      .addOption(new Option('--format <name>', 'how to read it').choices(['json', 'markdown']))
      .option('--overwrite', 'let what is imported replace what is there');
  },
  run: async (context, [path = ''], { format, overwrite = false }) => {
    const { output } = context;
    const text =
      path === '-' ? await readStdin(context.io) : await readFile(resolve(context.cwd, path), 'utf8');
    const { patterns, problems } = await importPatterns(text, { format });
    const library = await context.library();
    for (const { name } of overwrite ? patterns : []) library.adopt(name);
    const fresh = patterns.filter(({ name }) => overwrite || library.find(name) === undefined);
    const { added, updated, kept } = library.own.addPatterns(fresh, { overwrite });
    await library.own.savePatterns();
    const keptNames = [...kept, ...patterns.filter((each) => !fresh.includes(each)).map(({ name }) => name)];
    const placed = problems.map(problemIn(path));
    if (output.json) output.answer({ added, updated, kept: keptNames, problems: placed });
    else
      output.text(
        `${added.length} added, ${updated.length} updated, ${keptNames.length} kept as they are.\n`,
      );
    output.problems(placed);
    return problems.some(({ severity }) => severity === 'error') ? EXIT.partial : EXIT.ok;
  },
});
