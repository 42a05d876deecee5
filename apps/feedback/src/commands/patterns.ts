import type { CommandGroup } from './command.ts';
import { add } from './patterns/add.ts';
import { exportLibrary } from './patterns/export.ts';
import { importLibrary } from './patterns/import.ts';
import { accept, archive, dismiss, restore } from './patterns/life.ts';
import { list } from './patterns/list.ts';
import { show } from './patterns/show.ts';
import { testPatterns } from './patterns/test.ts';

export const patterns: CommandGroup = {
  examples: [
    'patterns list',
    'patterns list --status proposed',
    'patterns accept index_error',
    'patterns import AI_PATTERNS.md',
    'patterns export --format agents --sync    # instructions for coding agents',
    'patterns test             # do the rules hold what they promise?',
  ],
  subcommands: {
    list,
    show,
    add,
    accept,
    dismiss,
    archive,
    restore,
    import: importLibrary,
    export: exportLibrary,
    test: testPatterns,
  },
};
