import type { ParsedTimestamp } from '@feedback/schema';
import {
  beginsPanic,
  beginsTraceback,
  continuesTrace,
  errorIn,
  isGoCall,
  parseFrame,
} from '@feedback/traces';
import type { LogLevel } from './log-level.ts';
import type { Incident } from './production-report.ts';

const MOST_LINES = 400;
const MOST_CHARACTERS = 64 * 1024;
/** Blank lines inside a trace come alone. */
const MOST_BLANK = 1;

export interface RecordStart {
  readonly level: LogLevel | undefined;
  readonly time: ParsedTimestamp | undefined;
  readonly message: string;
  /** Without a header it is an error only if calls follow. */
  readonly needsFrame: boolean;
  /** The record's whole first line. */
  readonly line: string;
}

/** PHP names the place of an uncaught error in its message, and only then the calls that led there. */
const PHP_PLACE = /^(?<error>[^]*?) (?:in|at) (?<file>\/?[^\s()]+\.php)(?::| on line )(?<line>\d+)\)?/;

const MONOLOG = / \{"exception":"\[object\] \((?<error>[^]*?)(?:\(code: \d+\))?: (?<message>[^]*)$/;

/** One record of a log while its lines come in. */
export class LogRecord {
  readonly start: RecordStart;
  readonly #lines: string[] = [];
  #size = 0;
  #blank = 0;
  #python: boolean;
  #go: boolean;
  #frames = 0;

  constructor(start: RecordStart) {
    this.start = start;
    this.#python = beginsTraceback(start.message);
    this.#go = beginsPanic(start.message);
  }

  /** Takes a line that has no header of its own if it belongs to the record. */
  take(line: string): boolean {
    if (line.trim() === '')
      return ++this.#blank <= MOST_BLANK && (this.#lines.length === 0 || this.#add(line));
    if (!this.#belongs(line)) return false;
    if (this.#blank > 0 && this.#lines.at(-1)?.trim() !== '') this.#add('');
    this.#blank = 0;
    return this.#add(line);
  }

  /** The error that the record tells of; `undefined` when it tells of none. */
  incident(): Omit<Incident, 'tool'> | undefined {
    const { level, time, needsFrame, line } = this.start;
    if (level !== 'error' || (needsFrame && this.#frames === 0)) return undefined;
    const found = this.#errorText();
    if (found.error === '') return undefined;
    const message = this.start.message === line ? '' : this.#message();
    const text = [line, ...this.#lines].join('\n').trimEnd();
    return {
      ...found,
      ...(this.#lines.some((one) => one.trim() !== '') ? { trace: text } : {}),
      time,
      extra:
        message === '' || found.error.includes(message) || message.includes(found.error) ? {} : { message },
      identity: time === undefined ? undefined : [time.timestamp, text],
    };
  }

  #belongs(line: string): boolean {
    if (this.#python && !/^\s/.test(line)) {
      // The line that names the exception ends the trace; a cause may follow.
      this.#python = beginsTraceback(line);
      return true;
    }
    if (beginsTraceback(line) && this.#isBad()) return (this.#python = true);
    if (/^\s/.test(line)) return this.#blank === 0 || this.#frames > 0 || this.#go || this.#isBad();
    if (continuesTrace(line)) return this.#isBad() || this.#frames > 0;
    if (this.#go) return isGoCall(line);
    return this.#isBad() && this.#lines.length === 0 && errorIn(line) !== undefined;
  }

  #isBad(): boolean {
    return this.start.level === 'error' || this.start.level === 'warning';
  }

  #add(line: string): true {
    if (this.#lines.length >= MOST_LINES || this.#size + line.length > MOST_CHARACTERS) return true;
    if (parseFrame(line) !== undefined) this.#frames++;
    this.#lines.push(line);
    this.#size += line.length;
    return true;
  }

  #errorText(): Pick<Incident, 'error' | 'file' | 'line'> {
    const named = this.#pythonError() ?? this.#namedError();
    const text = named ?? this.#message();
    const monolog = MONOLOG.exec(this.start.message)?.groups;
    const whole = monolog === undefined ? text : `${monolog['error'] ?? ''}: ${monolog['message'] ?? ''}`;
    const php = PHP_PLACE.exec(whole)?.groups;
    if (php === undefined) return { error: whole };
    return { error: php['error'] ?? whole, file: php['file'], line: Number(php['line']) };
  }

  /** Of a trace of Python, the last line that names an exception. */
  #pythonError(): string | undefined {
    const begins = this.#lines.findLastIndex(beginsTraceback);
    if (begins === -1 && !beginsTraceback(this.start.message)) return undefined;
    return this.#lines
      .slice(begins + 1)
      .find((line) => /^[A-Za-z_]/.test(line))
      ?.trim();
  }

  /** The error that the first lines name before any call. */
  #namedError(): string | undefined {
    for (const line of [this.start.message, ...this.#lines.slice(0, 12)]) {
      const error = errorIn(line);
      if (error !== undefined || parseFrame(line) !== undefined) return error;
    }
    return undefined;
  }

  /** What the header says; .NET says it on the next line, after the name of the logger. */
  #message(): string {
    const { message } = this.start;
    if (message !== '' && !/^[\w.`]+\[\d+\]$/.test(message)) return message;
    return this.#lines.find((line) => line.trim() !== '')?.trim() ?? message;
  }
}
