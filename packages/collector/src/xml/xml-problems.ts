import type { Problem, ReportItem } from '@feedback/schema';
import { unreadable } from '../input/byte-source.ts';
import { ToldProblems } from '../readers/told-problems.ts';
import { XmlLimitError } from './bounded-xml.ts';

/** Gathers what is wrong with an XML file, and tells it with measure. */
export class XmlProblems {
  readonly #path: string;
  readonly #told: ToldProblems;

  constructor(path: string) {
    this.#path = path;
    this.#told = new ToldProblems((count) => ({
      severity: 'warning',
      code: 'MALFORMED_XML',
      message: `${count} more places are not well-formed.`,
      path,
    }));
  }

  /** Something was not well-formed, and reading went on. */
  add(message: string, line: number): void {
    this.#told.add(() => this.#problem('warning', message, line));
  }

  /** Those not handed on yet; at the end also how many were not told. */
  take(atEnd = false): readonly ReportItem[] {
    return this.#told.take(atEnd);
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
