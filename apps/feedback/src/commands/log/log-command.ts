import type { Command } from 'commander';
import type { MetricsCollector } from '@feedback/collector';
import { EXIT } from '../../exit-code.ts';
import { defineCommand, type CommandModule } from '../command.ts';

/** The option of every kind. */
export interface Timed {
  readonly timestamp?: string;
}

interface LogKind<Options> {
  readonly summary: string;
  readonly examples: readonly string[];
  readonly configure: (command: Command) => void;
  readonly log: (collector: MetricsCollector, options: Options) => void;
}

/** Logging is the same for all kinds but for the flags and the method of the collector. */
export const logCommand = <Options extends object>({
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
      log(collector, options);
      await collector.flush();
      if (context.output.json) context.output.answer({ events_new: 1, document: collector.exportDict() });
      else context.output.note('Logged.');
      return EXIT.ok;
    },
  });
