import { objectOf, textOf, type JsonObject } from '../json/json-access.ts';
import type { LineTrouble } from '../test-report/line-test-reader.ts';
import { timeOfText } from '../run/run-time.ts';
import type { TestReport } from '../test-report/test-report.ts';
import { GoPackage, type GoResult } from './go-package.ts';
import type { GoRun } from './go-run.ts';
import type { GoText } from './go-text.ts';

const RESULTS: ReadonlyMap<unknown, GoResult> = new Map([
  ['pass', 'pass'],
  ['fail', 'fail'],
  ['skip', 'skip'],
]);

interface OpenPackage {
  readonly found: GoPackage;
  /** A line whose end was not printed yet. */
  line: string;
}

/** Longest line that is put together, in UTF-16 units. */
const LONGEST = 64 * 1024;

const NO_EVENT = 'it is no event of go test -json';

const parse = (line: string): JsonObject | undefined => {
  try {
    return objectOf(JSON.parse(line));
  } catch {
    return undefined;
  }
};

/** Reads the events of `go test -json`, and the output of the compiler between them. */
export class GoJson {
  readonly #run: GoRun;
  readonly #report: TestReport;
  readonly #text: GoText;
  readonly #open = new Map<string, OpenPackage>();

  constructor(run: GoRun, report: TestReport, text: GoText) {
    this.#run = run;
    this.#report = report;
    this.#text = text;
  }

  line(line: string): LineTrouble | undefined {
    if (!line.trimStart().startsWith('{')) {
      const known = this.#text.line(line) || line.trim() === '';
      return known ? undefined : { what: NO_EVENT, severity: 'info' };
    }
    const event = parse(line);
    const action = textOf(event?.['Action']);
    if (event === undefined || action === undefined) return { what: NO_EVENT, severity: 'warning' };
    this.#event(event, action);
    return undefined;
  }

  /** Returns whether a package did not come to its end. */
  finish(): boolean {
    for (const [path, { found }] of this.#open) this.#run.cut(path, found);
    return this.#open.size > 0;
  }

  #event(event: JsonObject, action: string): void {
    const build = textOf(event['ImportPath']);
    if (action === 'build-output' && build !== undefined) {
      const output = typeof event['Output'] === 'string' ? event['Output'] : '';
      this.#run.build(build, output.replace(/\r?\n$/, ''));
      return;
    }
    if (action === 'build-fail' && build !== undefined) return this.#run.buildFailed(build);
    const path = textOf(event['Package']);
    if (path === undefined) return;
    this.#identify(event, path);
    const test = textOf(event['Test']);
    if (test === undefined) this.#packageEvent(event, action, path);
    else this.#testEvent(event, action, this.#packageOf(path), test);
  }

  /** The first event names the run: the time to the nanosecond and the package. */
  #identify(event: JsonObject, path: string): void {
    if (this.#report.facts.identity !== undefined) return;
    const time = textOf(event['Time']);
    const started = timeOfText(time);
    this.#report.facts = {
      started,
      identity: started === undefined || time === undefined ? [] : [time, path],
    };
  }

  #packageOf(path: string): OpenPackage {
    const open = this.#open.get(path) ?? { found: new GoPackage(), line: '' };
    this.#open.set(path, open);
    return open;
  }

  #packageEvent(event: JsonObject, action: string, path: string): void {
    const open = this.#packageOf(path);
    const result = RESULTS.get(action);
    if (action === 'output') this.#print(event, open);
    if (result === undefined) return;
    this.#open.delete(path);
    const failedBuild = textOf(event['FailedBuild']);
    const unbuilt = failedBuild === undefined ? undefined : 'build failed';
    const time = timeOfText(event['Time']);
    this.#run.end(path, open.found, { passed: result !== 'fail', failedBuild, unbuilt, time });
  }

  #testEvent(event: JsonObject, action: string, open: OpenPackage, test: string): void {
    const result = RESULTS.get(action);
    if (result !== undefined) open.found.end(test, result, timeOfText(event['Time']));
    else if (action === 'run') open.found.run(test);
    else if (action === 'bench') open.found.bench(test);
    else if (action === 'output') this.#print(event, open, test);
  }

  /** What is printed comes in pieces of lines: a benchmark prints its name, runs, and prints its numbers. */
  #print(event: JsonObject, open: OpenPackage, test?: string): void {
    const output = typeof event['Output'] === 'string' ? event['Output'] : '';
    const lines = (open.line + output).split('\n');
    open.line = (lines.pop() ?? '').slice(0, LONGEST);
    for (const line of lines) open.found.print(line.replace(/\r$/, ''), test);
  }
}
