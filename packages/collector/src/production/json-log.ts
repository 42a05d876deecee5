import type { ParsedTimestamp } from '@feedback/schema';
import { objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { instantOf } from './instant.ts';
import { levelOfName, levelOfNumber, type LogLevel } from './log-level.ts';

/** A record of a log whose lines are JSON. */
export interface JsonLogRecord {
  readonly level?: LogLevel | undefined;
  readonly time?: ParsedTimestamp | undefined;
  readonly message: string;
  /** With its first line. */
  readonly trace?: string | undefined;
  readonly type?: string | undefined;
  readonly logger?: string | undefined;
  readonly project?: string | undefined;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

/** The first value at one of some paths; a name with a dot is also tried as it is (ECS writes both). */
const at = (record: JsonObject, ...paths: readonly string[]): unknown => {
  for (const path of paths) {
    let value: unknown = Object.hasOwn(record, path) ? record[path] : undefined;
    if (value === undefined && path.includes('.')) {
      value = record;
      for (const name of path.split('.'))
        value = Object.hasOwn(objectOf(value), name) ? objectOf(value)[name] : undefined;
    }
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
};

const LEVEL = [
  'level',
  'severity',
  'levelname',
  'log.level',
  '@l',
  'lvl',
  'Level',
  'LogLevel',
  'loglevel',
  'severityText',
  'level_name',
  'priority',
];
const MESSAGE = [
  'msg',
  'message',
  '@m',
  '@mt',
  'event',
  'Message',
  'MessageTemplate',
  'RenderedMessage',
  'short_message',
  'textPayload',
  'jsonPayload.message',
  'body',
  'text',
];
const TIME = [
  'time',
  'timestamp',
  '@timestamp',
  'ts',
  '@t',
  'Timestamp',
  'asctime',
  'datetime',
  'date',
  'eventTime',
  'instant.epochSecond',
];
const TRACE = [
  'stack_trace',
  'stacktrace',
  'error.stack_trace',
  'err.stack',
  'error.stack',
  'exception.stacktrace',
  'thrown.extendedStackTrace',
  'exc_info',
  'exception',
  '@x',
  'Exception',
  'stack',
  'traceback',
  'errorVerbose',
  'full_message',
  'trace',
  'backtrace',
];
const TYPE = [
  'err.type',
  'error.type',
  'exception.class',
  'exception.type',
  'thrown.name',
  'err.name',
  'error.name',
  'exc_type',
  'exception_class',
];
const REASON = [
  'err.message',
  'error.message',
  'exception.message',
  'thrown.message',
  'error',
  'err',
  'exc_value',
];

const levelOf = (record: JsonObject): LogLevel | undefined => {
  const level = at(record, ...LEVEL);
  if (typeof level === 'number') return levelOfNumber(level);
  if (typeof level === 'string') {
    if (/^\d+$/.test(level)) return levelOfNumber(Number(level));
    // Loggers have levels of their own (`http`, `silly`, `FINE`); none of those is an error.
    return levelOfName(level) ?? (/^\w{1,16}$/.test(level) ? 'other' : undefined);
  }
  return undefined;
};

const textAt = (record: JsonObject, paths: readonly string[]): string | undefined => {
  const value = paths
    .map((path) => at(record, path))
    .find((found) => typeof found === 'string' || Array.isArray(found));
  if (Array.isArray(value))
    return value.every((line) => typeof line === 'string') ? textOf(value.join('\n')) : undefined;
  return textOf(value);
};

/** Whether a line of JSON is a record of a log: it says how bad it is, and what or when. */
export const isJsonLog = (record: JsonObject): boolean =>
  levelOf(record) !== undefined &&
  (at(record, ...MESSAGE) !== undefined || at(record, ...TIME) !== undefined);

/** Reads a record as Pino, Bunyan, Winston, structlog, zap, logrus, Serilog (CLEF), Logback, log4j, ECS and GELF write it. */
export const jsonLogRecord = (record: JsonObject): JsonLogRecord => {
  const reason = textAt(record, REASON);
  const message = textAt(record, MESSAGE);
  const line = at(record, 'log.origin.file.line', 'lineno', 'line');
  return {
    level: levelOf(record),
    time: TIME.map((path) => instantOf(at(record, path))).find((found) => found !== undefined),
    message: [message, message?.includes(reason ?? '') === true ? undefined : reason]
      .filter(Boolean)
      .join(': '),
    trace: textAt(record, TRACE),
    type: textAt(record, TYPE),
    logger: textAt(record, [
      'logger',
      'name',
      'logger_name',
      'log.logger',
      'loggerName',
      'SourceContext',
      'channel',
    ]),
    project: textAt(record, ['service.name', 'service', 'app']),
    file: textAt(record, ['log.origin.file.name', 'pathname', 'filename', 'file']),
    line: wholeOf(line, 1),
  };
};

/** What Docker's json-file driver wraps each line of a program in. */
export const dockerLine = (
  record: JsonObject,
): { readonly text: string; readonly time: ParsedTimestamp | undefined } | undefined =>
  typeof record['log'] === 'string' && ('stream' in record || 'time' in record)
    ? { text: record['log'].replace(/\r?\n$/, ''), time: instantOf(record['time']) }
    : undefined;
