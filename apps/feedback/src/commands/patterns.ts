import type { CommandGroup } from './command.ts';
import { add } from './patterns/add.ts';
import { backtestPatterns } from './patterns/backtest.ts';
import { edit } from './patterns/edit.ts';
import { exportLibrary } from './patterns/export.ts';
import { importLibrary } from './patterns/import.ts';
import { inbox } from './patterns/inbox.ts';
import { accept, archive, dismiss, restore } from './patterns/life.ts';
import { list } from './patterns/list.ts';
import { merge } from './patterns/merge.ts';
import { show } from './patterns/show.ts';
import { snooze } from './patterns/snooze.ts';
import { testPatterns } from './patterns/test.ts';
import { undo } from './patterns/undo.ts';

export const patterns: CommandGroup = {
  examples: [
    'patterns list',
    'patterns list --status proposed',
    'patterns inbox            # what waits for a verdict, and why in this order',
    'patterns accept index_error',
    'patterns import AI_PATTERNS.md',
    'patterns export --format agents --sync    # instructions for coding agents',
    'patterns test             # do the rules hold what they promise?',
  ],
  subcommands: {
    list,
    show,
    add,
    edit,
    inbox,
    accept,
    dismiss,
    snooze,
    merge,
    undo,
    archive,
    restore,
    import: importLibrary,
    export: exportLibrary,
    test: testPatterns,
    backtest: backtestPatterns,
  },
};
