import type { Problem } from '@feedback/schema';
import { EventIds } from '../event-ids.ts';
import { readingJson } from '../json/reading-json.ts';
import type { Reader } from '../readers/reader.ts';
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

/** A reader of what a forge sends or answers: webhook deliveries and the JSON of its REST API. */
export const forgeReader = ({
  name,
  description,
  tool,
  detect,
  occasions: occasionsOf,
}: ForgeFormat): Reader => ({
  name,
  description,
  elsewhere: true,
  detect,
  read: readingJson(async function* (value, input, context) {
    const occasions = gathered(occasionsOf(value));
    if (occasions.length === 0) yield problemItem(nothingToLearn(context.path));
    const reading = { format: name, tool, input, context, ids: new EventIds() };
    for (const occasion of occasions) yield* occasionItems(occasion, reading);
  }),
});
