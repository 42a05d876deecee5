import { resolve } from 'node:path';
import { exportPatterns } from '@feedback/patterns';
import { nodeFileSystem } from '@feedback/schema/node';
import { Option } from 'commander';
import { EXIT } from '../../exit-code.ts';
import { defineCommand } from '../command.ts';

interface ExportOptions {
  readonly format: 'json' | 'markdown';
  readonly output?: string;
  readonly all?: true;
}

export const exportLibrary = defineCommand<ExportOptions, { readonly summary: string }>({
  summary: "write the library with its numbers in the original's form",
  readsFormat: true,
  examples: ['patterns export > patterns.json', 'patterns export --format markdown --output AI_PATTERNS.md'],
  configure: (command) => {
    command
      .addOption(
        new Option('--format <name>', 'how it is written').choices(['json', 'markdown']).default('json'),
      )
      .option('--output <file>', 'write it there; a file is replaced')
      .option('--all', 'also what is proposed, archived or dismissed');
  },
  run: async (context, _, { format, output: file, all = false }) => {
    const library = await context.library();
    const patterns = library.patterns(await (await context.readStore()).stats());
    const chosen = patterns.filter(({ status = 'active' }) => all || status === 'active');
    const text = await exportPatterns(chosen, { format });
    if (file === undefined) context.output.text(text);
    else {
      await nodeFileSystem.writeText(resolve(context.cwd, file), text);
      context.output.note(`Written to ${file}.`);
    }
    return EXIT.ok;
  },
});
