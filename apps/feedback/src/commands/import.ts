import { defineCommand } from './command.ts';
export const importDocument = defineCommand<object>({
  examples: ['import metrics.json'],
  configure: () => undefined,
  run: () => Promise.resolve(0),
});
