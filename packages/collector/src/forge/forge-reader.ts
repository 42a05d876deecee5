import type { Problem, ReportItem } from '@feedback/schema';
import { EventIds } from '../event-ids.ts';
import type { ReportInput } from '../input/report-input.ts';
import { readJson } from '../json/read-json.ts';
import type { ReadContext, Reader } from '../readers/reader.ts';
import { problemItem } from '../readers/report-run.ts';
import { gathered, type Occasion } from './occasion.ts';
import { occasionItems } from './occasion-items.ts';

export interface ForgeFormat {
  readonly name: string;
  readonly description: string;
  readonly tool: string;
  readonly detect: (head: string) => boolean;
  /** What a parsed document tells of. */
  readonly occasions: (value: unknown) => readonly Occasion[];
}

/** It is no fault of the file, but whoever gave it should know that nothing came of it. */
const nothingToLearn = (path: string): Problem => ({
  severity: 'info',
  code: 'NOTHING_TO_LEARN',
  message: `${path} tells of no review, finished check or finished deployment, so nothing was stored.`,
  path,
});

async function* read(
  format: ForgeFormat,
  input: ReportInput,
  context: ReadContext,
): AsyncGenerator<ReportItem> {
  const json = await readJson(input);
  if (!json.ok) {
    yield problemItem(json.problem);
    return;
  }
  const occasions = gathered(format.occasions(json.value));
  if (occasions.length === 0) yield problemItem(nothingToLearn(context.path));
  const reading = { format: format.name, tool: format.tool, input, context, ids: new EventIds() };
  for (const occasion of occasions) yield* occasionItems(occasion, reading);
}

/** A reader of what a forge sends or answers: webhook deliveries and the JSON of its REST API. */
export const forgeReader = (format: ForgeFormat): Reader => ({
  name: format.name,
  description: format.description,
  elsewhere: true,
  detect: (head) => format.detect(head),
  read: (input, context) => read(format, input, context),
});
