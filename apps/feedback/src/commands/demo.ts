import { cliError } from '../cli-error.ts';
import { defineCommand } from './command.ts';

// Placeholder until the demo is merged.
export const demo = defineCommand<object>({
  examples: ['demo'],
  configure: () => undefined,
  run: () => Promise.reject(cliError('NOT_HERE', 'The demo is not part of this build.')),
});
