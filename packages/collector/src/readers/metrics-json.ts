import {
  CATEGORIES,
  eventsFromDocument,
  readDocument,
  runKey,
  type Problem,
  type ReadDocument,
  type ReportItem,
} from '@feedback/schema';
import { documentRunKey } from '../document-run-key.ts';
import type { ReportInput } from '../input/report-input.ts';
import { readingJson } from '../json/reading-json.ts';
import { topLevelKeys } from '../json/top-level-keys.ts';
import type { ReadContext, Reader } from './reader.ts';
import { problemItem, runItem, sourceOf } from './report-run.ts';

const WHAT_NEXT = 'give it the object that exportJson wrote';

/** Reads a document whose nesting may be hostile. */
const readSafely = (value: unknown, path: string): ReadDocument | Problem => {
  try {
    const read = readDocument(value);
    if (read !== undefined) return read;
  } catch {
    // Falls through: nested too deeply to be copied.
  }
  return {
    severity: 'error',
    code: 'MALFORMED_DOCUMENT',
    message: `${path} is JSON, but no metrics document; ${WHAT_NEXT}.`,
    path,
  };
};

async function* readValue(
  value: unknown,
  _input: ReportInput,
  context: ReadContext,
): AsyncGenerator<ReportItem> {
  const { path } = context;
  const document = readSafely(value, path);
  if ('code' in document) {
    yield problemItem(document);
    return;
  }
  const key =
    context.runId === undefined
      ? documentRunKey(context.project)
      : runKey(['ci', 'metrics-json', context.runId]);
  const source = sourceOf('feedback-loop', 'metrics-json', key, context);
  const fallback = context.clock().toISOString();
  const { events, problems } = eventsFromDocument(document.document, { runKey: key, source, fallback });
  for (const problem of [...document.problems, ...problems]) yield problemItem({ ...problem, path });
  for (const event of events)
    yield {
      kind: 'event',
      event:
        event.project !== undefined || context.project === undefined
          ? event
          : { ...event, project: context.project },
    };
  for (const run of document.document.feedback?.runs ?? []) yield runItem(run);
  yield runItem({
    run_id: key,
    kind: 'document',
    timestamp: fallback,
    ...(context.project === undefined ? {} : { project: context.project }),
    source,
    scope: context.scope ?? 'metrics-json',
    totals: {},
  });
}

/** The metrics document of the original, also as our own JSON store writes it. */
export const metricsJson: Reader = {
  name: 'metrics-json',
  description: "the original's metrics document",
  elsewhere: true,
  detect: (head) => {
    const keys = topLevelKeys(head);
    // An object of one row is taken too, but says less: `package.json` has `bugs` with an address in it.
    return CATEGORIES.some((category) => keys.get(category) === '[') || keys.get('feedback') === '{';
  },
  read: readingJson(readValue),
};
