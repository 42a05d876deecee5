import { documentFromEvents, type DocumentExtras, type Event, type Run } from '@feedback/schema';
import { EXIT } from '../exit-code.ts';
import { defineCommand } from './command.ts';

const gather = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

export const exportDocument = defineCommand<object>({
  examples: ['export > metrics.json      # events and runs as the metrics document of the original'],
  configure: () => undefined,
  run: async (context) => {
    const store = await context.readStore();
    const events: Event[] = await gather(store.events());
    const runs: Run[] = await gather(store.runs());
    const document = documentFromEvents(events);
    // Judgements are left out: they are derived again from what is here.
    const none: DocumentExtras = {
      schema_version: 1,
      runs: [],
      events: [],
      assignments: [],
      episodes: [],
      stats: [],
    };
    if (runs.length > 0) document.feedback = { ...none, ...document.feedback, runs };
    context.output.text(`${JSON.stringify(document, null, 2)}\n`);
    return EXIT.ok;
  },
});
