import { InvalidArgumentError, Option, type Command } from 'commander';
import type { MetricsCollector } from '@feedback/collector';
import { Severity } from '@feedback/schema';
import { EXIT } from '../exit-code.ts';
import { wholeNumber, finiteNumber } from './read-number.ts';
import { defineCommand, type CommandGroup, type CommandModule } from './command.ts';

interface LogKind<Options> {
  readonly summary: string;
  readonly examples: readonly string[];
  readonly configure: (command: Command) => void;
  readonly log: (collector: MetricsCollector, options: Options) => void;
}

const withoutAbsent = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

/** Logging is the same for all kinds but for the flags and the method of the collector. */
const logCommand = <Options extends object>({
  summary,
  examples,
  configure,
  log,
}: LogKind<Options>): CommandModule & { readonly summary: string } =>
  defineCommand<Options, { readonly summary: string }>({
    summary,
    examples,
    configure: (command) => {
      configure(command);
      command.option('--timestamp <time>', 'when it happened (ISO 8601); now unless given');
    },
    run: async (context, _, options) => {
      const { MetricsCollector } = await import('@feedback/collector');
      const { settings } = await context.workspace();
      const sink = await context.store();
      const collector = new MetricsCollector({ sink, clock: context.io.clock, project: settings.project });
      log(collector, withoutAbsent(options) as Options);
      await collector.flush();
      if (context.output.json) context.output.answer({ events_new: 1, document: collector.exportDict() });
      else context.output.note('Logged.');
      return EXIT.ok;
    },
  });

const readJsonObject = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Told below, as for JSON that is no object.
  }
  throw new InvalidArgumentError(`It must be a JSON object such as '{"ms": 1200}'.`);
};

interface Timed {
  readonly timestamp?: string;
}

const bug = logCommand<
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

const testFailure = logCommand<Timed & { test: string; reason: string; pattern?: string; code?: string }>({
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

const review = logCommand<
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

const performance = logCommand<Timed & { metric: string; details: Record<string, unknown> }>({
  summary: 'a performance issue',
  examples: [`log performance --metric memory_error --details '{"file_mb": 800, "limit_mb": 512}'`],
  configure: (command) => {
    command
      .requiredOption('--metric <type>', 'what was measured')
      .option('--details <json>', 'numbers and names, a JSON object', readJsonObject, {});
  },
  log: (collector, { metric, ...fields }) =>
    collector.logPerformanceMetric({ ...fields, metricType: metric }),
});

const deployment = logCommand<
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

const generation = logCommand<
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
