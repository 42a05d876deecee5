import type { ParsedTimestamp } from '@feedback/schema';
import { continuesTrace, errorIn, parseFrame, traceStart } from '@feedback/traces';
import { objectOf, type JsonObject } from '../json/json-access.ts';
import { parseJson } from '../json/parse-json.ts';
import { dockerLine, isJsonLog, jsonLogRecord } from './json-log.ts';
import { logHeader, withoutContainer, type LogHeader } from './log-header.ts';
import { LogRecord } from './log-record.ts';
import type { Incident } from './production-report.ts';

/** Nobody's message is longer, and expressions must not meet longer ones. */
const LONGEST_LINE = 16 * 1024;

/** The incident of a record; `text` is what it was parsed from. */
const fromJson = (record: JsonObject, text: string): Incident | undefined => {
  const { level, message, trace, type, time, file, line, logger, project } = jsonLogRecord(record);
  if (level !== 'error') return undefined;
  const named = trace === undefined ? undefined : traceError(trace);
  const typed = type === undefined || message.startsWith(type) ? undefined : `${type}: ${message}`;
  const error = named ?? typed ?? (message === '' ? (trace?.split('\n')[0] ?? '') : message);
  if (error === '') return undefined;
  return {
    tool: 'log',
    error,
    trace,
    ...(trace === undefined ? { file, line } : {}),
    time,
    project,
    extra: {
      ...(message === '' || error.includes(message) ? {} : { message }),
      ...(logger === undefined ? {} : { logger }),
    },
    identity: time === undefined ? undefined : [time.timestamp, text],
  };
};

/** The error that a trace names: Python's last line, everybody else's first. */
const traceError = (trace: string): string | undefined => {
  const lines = trace.trim().split('\n');
  const last = lines.at(-1) ?? '';
  return errorIn(lines[0] ?? '') ?? (parseFrame(last) === undefined ? errorIn(last) : undefined);
};

/** Turns the lines of a log into incidents. Lines of a trace belong to the record before it. */
export class LogReading {
  readonly #now: Date;
  #open: LogRecord | undefined;
  #incidents: Incident[] = [];

  constructor(now: Date) {
    this.#now = now;
  }

  line(given: string): void {
    const { text, time } = withoutContainer(given.slice(0, LONGEST_LINE));
    if (text.startsWith('{') && this.#json(given, text)) return;
    this.#plain(text, time);
  }

  /** The incidents that are complete since the last call. */
  take(atEnd = false): readonly Incident[] {
    if (atEnd) this.#close();
    const found = this.#incidents;
    this.#incidents = [];
    return found;
  }

  /** Whether the line is JSON of a logger, which is a record by itself. */
  #json(given: string, text: string): boolean {
    // A record is parsed whole or not at all.
    const whole = text.length < LONGEST_LINE ? text : given.slice(given.indexOf('{'));
    const parsed = parseJson(whole);
    if (!parsed.ok) return false;
    const record = objectOf(parsed.value);
    const wrapped = dockerLine(record);
    if (wrapped !== undefined) {
      if (!wrapped.text.startsWith('{') || !this.#json(wrapped.text, wrapped.text))
        this.#plain(wrapped.text, wrapped.time);
      return true;
    }
    if (!isJsonLog(record)) return false;
    this.#close();
    const found = fromJson(record, whole);
    if (found !== undefined) this.#incidents.push(found);
    return true;
  }

  #plain(line: string, outer: ParsedTimestamp | undefined): void {
    const header = logHeader(line, this.#now);
    if (header !== undefined) this.#header(header, line, outer);
    else if (this.#startsTrace(line)) this.#begin(line, outer);
    else if (this.#open?.take(line) !== true) this.#close();
  }

  #header(header: LogHeader, line: string, outer: ParsedTimestamp | undefined): void {
    const { level, message } = header;
    const open = this.#open?.start;
    // Some loggers put their header before each line of a trace.
    const goesOn = message === '' || parseFrame(message) !== undefined || continuesTrace(message);
    if (
      open !== undefined &&
      header.time !== undefined &&
      open.level === level &&
      goesOn &&
      this.#open?.take(message) === true
    )
      return;
    // java.util.logging writes the time on one line and the level on the next.
    const before = header.time === undefined && open?.level === undefined ? open?.time : undefined;
    this.#close();
    const errorLevel =
      level ?? (traceStart(message) === 'explicit' || /\bpanic serving /.test(message) ? 'error' : undefined);
    const time = header.time ?? outer ?? before;
    this.#open = new LogRecord({ level: errorLevel, time, message, needsFrame: false, line });
  }

  /** Whether a line without header begins an error of its own rather than going on with an open one. */
  #startsTrace(line: string): boolean {
    const start = traceStart(line);
    if (start === undefined) return false;
    const level = this.#open?.start.level;
    return level !== 'error' && level !== 'warning';
  }

  #begin(line: string, outer: ParsedTimestamp | undefined): void {
    const time = outer ?? this.#open?.start.time;
    this.#close();
    const needsFrame = traceStart(line) === 'error';
    this.#open = new LogRecord({ level: 'error', time, message: line, needsFrame, line });
  }

  #close(): void {
    const found = this.#open?.incident();
    this.#open = undefined;
    if (found !== undefined) this.#incidents.push({ tool: 'log', ...found });
  }
}
