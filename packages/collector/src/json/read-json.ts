import type { Problem } from '@feedback/schema';
import type { ReportInput } from '../input/report-input.ts';
import { parseJson } from './parse-json.ts';

/** Longest JSON report that is read, in UTF-16 units: it is parsed whole and takes several times its size in memory. */
export const LONGEST_JSON = 128 * 1024 * 1024;

export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem };

/** The problem of a report that is longer than what is read whole. */
export const tooLarge = (path: string): Problem => ({
  severity: 'error',
  code: 'TOO_LARGE',
  message: `${path} has more than ${LONGEST_JSON} characters, which is more than can be read at once; split it.`,
  path,
});

/** Reads a JSON report whole: a `TOO_LARGE` or a `MALFORMED_JSON` problem with line and column where that cannot be. */
export const readJson = async (input: ReportInput): Promise<JsonReading> => {
  const { path } = input;
  const text = await input.text(LONGEST_JSON);
  if (text === undefined) return { ok: false, problem: tooLarge(path) };
  const parsed = parseJson(text);
  if (parsed.ok) return parsed;
  const { line, column } = parsed.place;
  const message = `${path}, line ${line}, column ${column}: this is not JSON; nothing was read. Have the tool write the report again.`;
  return { ok: false, problem: { severity: 'error', code: 'MALFORMED_JSON', message, path, line } };
};
