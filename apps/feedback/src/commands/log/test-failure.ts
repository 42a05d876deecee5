import { logCommand, type Timed } from './log-command.ts';

export const testFailure = logCommand<
  Timed & { test: string; reason: string; pattern?: string; code?: string }
>({
  summary: 'a failed test',
  examples: [
    'log test-failure --test test_empty --reason "IndexError on empty list" --pattern bounds_checking',
  ],
  configure: (command) => {
    command
      .requiredOption('--test <name>', 'the test')
      .requiredOption('--reason <text>', 'why it failed')
      .option('--pattern <name>', 'the pattern it breaks')
      .option('--code <text>', 'the code of the test');
  },
  log: (collector, { test, reason, pattern, code, ...time }) =>
    collector.logTestFailure({
      ...time,
      testName: test,
      failureReason: reason,
      ...(pattern === undefined ? {} : { patternViolated: pattern }),
      ...(code === undefined ? {} : { codeSnippet: code }),
    }),
});
