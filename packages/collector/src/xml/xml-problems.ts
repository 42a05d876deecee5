import type { Problem, ReportItem } from '@feedback/schema';
import { unreadable } from '../input/byte-source.ts';
import { problemItem } from '../readers/report-run.ts';
import { XmlLimitError } from './bounded-xml.ts';

/** So many are told one by one; a broken file can have one for each of its characters. */
const TOLD = 20;

/** Gathers what is wrong with an XML file, and tells it with measure. */
export class XmlProblems {
  readonly #path: string;
  #waiting: ReportItem[] = [];
  #count = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Something was not well-formed, and reading went on. */
  add(message: string, line: number): void {
    if (++this.#count <= TOLD) this.#waiting.push(problemItem(this.#problem('warning', message, line)));
  }

  /** Those not handed on yet; at the end also how many were not told. */
  take(atEnd = false): readonly ReportItem[] {
    const items = this.#waiting;
    this.#waiting = [];
    if (atEnd && this.#count > TOLD) {
      const message = `${this.#count - TOLD} more places are not well-formed.`;
      items.push(problemItem({ severity: 'warning', code: 'MALFORMED_XML', message, path: this.#path }));
    }
    return items;
  }

  /** The file ended too early. */
  cut(line: number): Problem {
    return this.#problem(
      'error',
      'the file ends in the middle of an element, so it was cut off; what came before was read',
      line,
    );
  }

  /** There is nothing in it that a JUnit report consists of. */
  noSuites(): Problem {
    const message = `${this.#path} has no <testsuite>, so it is no JUnit report; name its format.`;
    return { severity: 'error', code: 'NO_SUITES', message, path: this.#path };
  }

  /** Reading could not go on. */
  broken(error: unknown, line: number): Problem {
    if (error instanceof XmlLimitError || error instanceof RangeError)
      return this.#problem('error', `reading stopped: ${error.message}; what came before was read`, line);
    return unreadable(this.#path, error);
  }

  #problem(severity: Problem['severity'], message: string, line: number): Problem {
    return {
      severity,
      code: 'MALFORMED_XML',
      message: `${this.#path}, line ${line}: ${message.replace(/\.$/, '')}. Have the tool write the report again if results are missing.`,
      path: this.#path,
      line,
    };
  }
}
