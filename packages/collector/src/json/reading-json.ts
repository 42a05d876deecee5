import type { ReportItem } from '@feedback/schema';
import type { ReportInput } from '../input/report-input.ts';
import type { ReadContext, Reader } from '../readers/reader.ts';
import { problemItem } from '../readers/report-run.ts';
import { readJson } from './read-json.ts';

/** How a report that is one JSON value is read: `read` gets the value; what is none is told. */
export const readingJson = (
  read: (value: unknown, input: ReportInput, context: ReadContext) => AsyncIterable<ReportItem>,
): Reader['read'] =>
  async function* readJsonReport(input, context) {
    const json = await readJson(input);
    if (json.ok) yield* read(json.value, input, context);
    else yield problemItem(json.problem);
  };
