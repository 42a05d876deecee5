import type { CommandGroup } from './command.ts';
import { bug } from './log/bug.ts';
import { deployment } from './log/deployment.ts';
import { generation } from './log/generation.ts';
import { performance } from './log/performance.ts';
import { review } from './log/review.ts';
import { testFailure } from './log/test-failure.ts';

export const log: CommandGroup = {
  examples: [
    'log bug --pattern bounds_checking --error "IndexError: list index out of range" --file app/basket.py',
    'log review --issue "Bare except" --pattern specific_exceptions --severity high --file app/api.py',
  ],
  subcommands: {
    bug,
    'test-failure': testFailure,
    review,
    performance,
    deployment,
    generation,
  },
};
