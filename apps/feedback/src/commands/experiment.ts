import type { CommandGroup } from './command.ts';
import { start } from './experiment/start.ts';
import { status } from './experiment/status.ts';
import { stop } from './experiment/stop.ts';

export const experiment: CommandGroup = {
  examples: [
    'experiment start bounds_checking             # half of the branches get the pattern, half do not',
    'experiment status                            # rates, evidence, decision',
    'experiment stop bounds_checking',
  ],
  subcommands: { start, status, stop },
};
