import { wholeNumber } from '../read-number.ts';
import { logCommand, type Timed } from './log-command.ts';

export const bug = logCommand<
  Timed & { pattern: string; error: string; code: string; file: string; line?: number; stackTrace?: string }
>({
  summary: 'a bug',
  examples: [
    'log bug --pattern bounds_checking --error "IndexError: list index out of range" \\\n      --code "item = items[0]" --file utils/basket.py --line 15',
  ],
  configure: (command) => {
    command
      .requiredOption('--pattern <name>', 'the pattern it breaks')
      .requiredOption('--error <text>', 'the message')
      .requiredOption('--file <path>', 'where')
      .option('--code <text>', 'the code that did it', '')
      .option('--line <number>', 'from 1', wholeNumber)
      .option('--stack-trace <text>', 'the stack trace');
  },
  log: (collector, { file, ...fields }) => collector.logBug({ ...fields, filePath: file }),
});
