import { InvalidArgumentError } from 'commander';
import { logCommand, type Timed } from './log-command.ts';

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

export const performance = logCommand<Timed & { metric: string; details: Record<string, unknown> }>({
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
