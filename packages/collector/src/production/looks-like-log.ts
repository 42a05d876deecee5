import { objectOf } from '../json/json-access.ts';
import { parseJson } from '../json/parse-json.ts';
import { dockerLine, isJsonLog } from './json-log.ts';
import { logHeader, withoutContainer } from './log-header.ts';

/** So many lines are looked at. */
const LOOKED_AT = 200;
const LONGEST_LINE = 4_096;

const EPOCH = new Date(0);

const isJsonRecord = (line: string): boolean => {
  if (!line.startsWith('{')) return false;
  const parsed = parseJson(line);
  const record = parsed.ok ? objectOf(parsed.value) : {};
  return isJsonLog(record) || dockerLine(record) !== undefined;
};

/** Errors that nobody caught, with the first of their calls; each is told by the way its runtime prints it. */
const TRACES: readonly RegExp[] = [
  /^Traceback \(most recent call last\):\r?\n {2}File "/m,
  /^Exception in thread "[^"\n]{0,200}" \S[^\n]{0,1000}\r?\n\s+at /m,
  /^(?:panic|fatal error): [^\n]{0,1000}\r?\n(?:\[signal [^\n]{0,300}\r?\n)?\r?\ngoroutine \d+ \[/m,
  /^Unhandled exception\.? [^\n]{0,1000}\r?\n\s+at /m,
  /^(?:PHP )?Fatal error:\s+Uncaught [^\n]{0,1000}\r?\nStack trace:\r?\n#0 /m,
  /^(?:Uncaught )?[A-Z][\w$]{0,80}Error(?: \[\w{1,80}\])?: [^\n]{0,1000}\r?\n {4}at [^\n]{1,1000}:\d+:\d+\)?\r?$/m,
  /^\S{1,300}\.rb:\d+:in [`'][^'\n]{1,200}': [^\n]{1,500} \([A-Z][\w:]{1,100}\)\r?\n\t(?:\d+: )?from /m,
];

/** Markup, or the beginning of a JSON document. */
const DOCUMENT = /^\s*(?:<|\[\s*[[{"\]]|\{\s*(?:"[^"\n]{0,1000}"\s*:[^\n]*)?\n)/;
/** A page that quotes a log. */
const PAGE = /^(?:```|#{1,6} )/m;

const isMostlyRecords = (lines: readonly string[]): boolean => {
  const headers = lines.map((line) => logHeader(withoutContainer(line).text.slice(0, LONGEST_LINE), EPOCH));
  const [first, second] = headers;
  // java.util.logging writes the level on the second line.
  if (first?.time !== undefined && (first.level ?? second?.level) !== undefined) return true;
  const levelled = headers.filter((header) => header?.level !== undefined);
  const timed = levelled.filter((header) => header?.time !== undefined);
  const flush = lines.filter((line) => !/^\s/.test(line)).length;
  return (
    levelled.length >= 3 && (levelled.length * 2 >= flush || (timed.length >= 3 && timed.length * 5 >= flush))
  );
};

/**
 * Whether a text that begins so is a log: JSON records, lines with a time and a level, or an uncaught error with its calls. Strict,
 * because a log is what many files look like that are none.
 */
export const looksLikeLog = (head: string): boolean => {
  const lines = head
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line.trim() !== '')
    .slice(0, LOOKED_AT);
  const [first = ''] = lines;
  if (isJsonRecord(withoutContainer(first).text)) return true;
  if (DOCUMENT.test(`${first}\n`.slice(0, LONGEST_LINE)) || PAGE.test(head)) return false;
  return isMostlyRecords(lines) || TRACES.some((trace) => trace.test(head));
};
