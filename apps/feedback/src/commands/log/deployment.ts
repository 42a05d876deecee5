import { finiteNumber } from '../read-number.ts';
import { logCommand, type Timed } from './log-command.ts';

export const deployment = logCommand<
  Timed & {
    issue: string;
    pattern: string;
    environment: string;
    rootCause?: string;
    resolutionMinutes?: number;
  }
>({
  summary: 'a problem of a deployment',
  examples: [
    'log deployment --issue "upload fails" --pattern fastapi_streaming --environment production --resolution-minutes 45',
  ],
  configure: (command) => {
    command
      .requiredOption('--issue <text>', 'what is wrong')
      .requiredOption('--pattern <name>', 'the pattern it breaks')
      .option('--environment <name>', 'where it was deployed to', 'production')
      .option('--root-cause <text>', 'why')
      .option('--resolution-minutes <number>', 'until it was repaired', finiteNumber);
  },
  log: (collector, { issue, resolutionMinutes, ...fields }) =>
    collector.logDeploymentIssue({
      ...fields,
      issueType: issue,
      ...(resolutionMinutes === undefined ? {} : { resolutionTimeMinutes: resolutionMinutes }),
    }),
});
