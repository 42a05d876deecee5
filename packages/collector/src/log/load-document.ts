import { readDocument, type ReadDocument } from '@feedback/schema';
import { CollectorError } from '../collector-error.ts';
import { parseJson } from '../json/parse-json.ts';

const refuse = (what: string, line: number, column: number, cause?: unknown): CollectorError =>
  new CollectorError(
    'INVALID_JSON',
    `The metrics document ${what} (line ${line}, column ${column}); nothing was loaded. Give it the object that exportJson wrote.`,
    { line, column, cause },
  );

/** Reads the text of a metrics document. Throws `CollectorError` `INVALID_JSON` with line and column. */
export const loadDocument = (text: string): ReadDocument => {
  const parsed = parseJson(text);
  if (!parsed.ok) throw refuse('is not JSON', parsed.place.line, parsed.place.column, parsed.cause);
  let read: ReadDocument | undefined;
  try {
    read = readDocument(parsed.value);
  } catch (error) {
    throw refuse('is nested too deeply', 1, 1, error);
  }
  if (read === undefined) throw refuse('is JSON, but not an object of metric categories', 1, 1);
  return read;
};
