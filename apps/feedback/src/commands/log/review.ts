import { Option } from 'commander';
import { Severity } from '@feedback/schema';
import { wholeNumber } from '../read-number.ts';
import { logCommand, type Timed } from './log-command.ts';

export const review = logCommand<
  Timed & {
    issue: string;
    pattern: string;
    severity: Severity;
    file: string;
    line?: number;
    suggestion?: string;
  }
>({
  summary: 'a finding of a code review',
  examples: [
    'log review --issue "Missing validation" --pattern input_validation --severity high --file app/api.py --line 10',
  ],
  configure: (command) => {
    command
      .requiredOption('--issue <text>', 'what is wrong')
      .requiredOption('--pattern <name>', 'the pattern it breaks')
      .addOption(new Option('--severity <severity>').choices(Severity.options).default('medium'))
      .requiredOption('--file <path>', 'where')
      .option('--line <number>', 'from 1', wholeNumber)
      .option('--suggestion <text>', 'what to do instead');
  },
  log: (collector, { issue, file, ...fields }) =>
    collector.logCodeReviewIssue({ ...fields, issueType: issue, filePath: file }),
});
