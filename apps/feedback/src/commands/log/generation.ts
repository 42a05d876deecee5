import { finiteNumber, wholeNumber } from '../read-number.ts';
import { logCommand, type Timed } from './log-command.ts';

export const generation = logCommand<
  Timed & {
    prompt: string;
    pattern: string[];
    confidence: number;
    failed?: true;
    codeLength?: number;
    compilationError?: string;
  }
>({
  summary: 'code that was generated',
  examples: ['log generation --prompt "JSON endpoint" --pattern numpy_json_serialization --confidence 0.9'],
  configure: (command) => {
    command
      .requiredOption('--prompt <text>', 'what was asked for')
      .option(
        '--pattern <name>',
        'a pattern that was applied; may be repeated',
        (name: string, names: string[]) => [...names, name],
        [],
      )
      .option('--confidence <number>', 'from 0 to 1', finiteNumber, 1)
      .option('--failed', 'it was of no use')
      .option('--code-length <number>', 'in characters', wholeNumber)
      .option('--compilation-error <text>', 'what the compiler said');
  },
  log: (collector, { pattern, failed, ...fields }) =>
    collector.logCodeGeneration({ ...fields, patternsApplied: pattern, success: failed !== true }),
});
