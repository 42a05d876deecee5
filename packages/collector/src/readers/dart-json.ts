import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { lineTestReader, type LineTestReading, type LineTrouble } from '../test-report/line-test-reader.ts';
import type { TestCase, TestOutcome } from '../test-report/test-case.ts';
import type { TestReport } from '../test-report/test-report.ts';

const RESULT: ReadonlyMap<unknown, TestOutcome> = new Map([
  ['success', 'passed'],
  ['failure', 'failed'],
  ['error', 'errored'],
]);

interface DartTest {
  readonly name: string;
  readonly suite: string | undefined;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly errors: JsonObject[];
}

const TYPED = /^((?:\w+\.)*\w*(?:Exception|Error)\w*)(?: \([^)]*\))?(?: after [\d:.]+)?: (.*)$/s;

/** How much of an error is looked at for its structure. */
const LONGEST = 8 * 1024;

const said = (errors: readonly JsonObject[]): Pick<TestCase, 'message' | 'type' | 'trace'> => {
  const text = textOf(errors[0]?.['error'])?.trim() ?? '';
  const [, type, message = text] = TYPED.exec(text.slice(0, LONGEST)) ?? [];
  const traces = errors.map(({ error, stackTrace }) =>
    `${textOf(error) ?? ''}\n${textOf(stackTrace) ?? ''}`.trim(),
  );
  return { message, type, trace: traces.join('\n\n') };
};

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** A test whose beginning was lost. */
const UNKNOWN: DartTest = { name: '', suite: undefined, file: undefined, line: undefined, errors: [] };

/** So many errors of one test are kept. */
const MOST_ERRORS = 20;

class DartReading implements LineTestReading {
  readonly #report: TestReport;
  readonly #suites = new Map<number, string>();
  readonly #groups = new Map<number, string>();
  readonly #open = new Map<number, DartTest>();
  #done = false;

  constructor(report: TestReport) {
    this.#report = report;
  }

  line(line: string): LineTrouble | undefined {
    // Flutter's daemon writes lists between the events, and programs print what they like.
    if (!line.startsWith('{')) return undefined;
    const event = objectOf(parse(line));
    const type = textOf(event['type']);
    if (type === undefined) return { what: 'it is no event of the JSON reporter', severity: 'warning' };
    this.#event(event, type);
    return undefined;
  }

  /** Tests that never came to their end did not pass: a time limit or a crash ended the run. */
  finish(): boolean {
    return !this.#done && this.#open.size > 0;
  }

  #event(event: JsonObject, type: string): void {
    const id = wholeOf(event['testID']);
    if (type === 'suite') this.#keep(this.#suites, objectOf(event['suite']), 'path');
    else if (type === 'group') this.#keep(this.#groups, objectOf(event['group']), 'name');
    else if (type === 'testStart') this.#start(objectOf(event['test']));
    else if (type === 'error' && id !== undefined) this.#error(event, id);
    else if (type === 'testDone' && id !== undefined) this.#end(event, id);
    else if (type === 'done') this.#done = true;
  }

  #keep(into: Map<number, string>, found: JsonObject, field: string): void {
    const id = wholeOf(found['id']);
    const text = textOf(found[field]);
    if (id !== undefined && text !== undefined) into.set(id, text);
  }

  #start(test: JsonObject): void {
    const id = wholeOf(test['id']);
    if (id === undefined) return;
    const full = textOf(test['name']) ?? '';
    const group = listOf(test['groupIDs'])
      .map((group) => this.#groups.get(Number(group)))
      .findLast((name) => name !== undefined);
    const path = this.#suites.get(wholeOf(test['suiteID']) ?? -1);
    this.#open.set(id, {
      // A test is named with the groups around it.
      name: group !== undefined && full.startsWith(`${group} `) ? full.slice(group.length + 1) : full,
      suite: group ?? path,
      file: path,
      // Widget tests are declared in a library; `root_line` is where the user's file does so.
      line: wholeOf(test['root_line'], 1) ?? wholeOf(test['line'], 1),
      errors: [],
    });
  }

  #error(event: JsonObject, id: number): void {
    const test = this.#open.get(id);
    if (test === undefined) this.#late(event);
    else if (test.errors.length < MOST_ERRORS) test.errors.push(event);
  }

  /** A test that was done went wrong afterwards: something it started was not awaited. */
  #late(event: JsonObject): void {
    const { message, type, trace } = said([event]);
    this.#report.add({ name: 'after a test', outcome: 'errored', standing: 'outside', message, type, trace });
  }

  #end(event: JsonObject, id: number): void {
    const test = this.#open.get(id);
    this.#open.delete(id);
    const outcome = event['skipped'] === true ? 'skipped' : (RESULT.get(event['result']) ?? 'passed');
    // Loading a file and hooks are hidden while they succeed.
    if (event['hidden'] === true && (outcome === 'passed' || outcome === 'skipped')) return;
    const { errors, ...place }: DartTest = test ?? UNKNOWN;
    const retried = outcome === 'passed' && errors.length > 0;
    this.#report.add({
      ...place,
      ...said(errors),
      variant: place.file,
      outcome: retried ? 'flaky' : outcome,
      attempts: retried ? errors.length + 1 : 1,
    });
  }
}

/** The JSON reporter of Dart's test runner and `flutter test --machine` (dart-lang/test, `doc/json_reporter.md`), protocol 0.1. */
export const dartJson = lineTestReader({
  name: 'dart-json',
  description: 'events of the JSON reporter of dart test and flutter test',
  detect: (head) =>
    /^\{(?=.*"protocolVersion"\s*:).*"type"\s*:\s*"start"|^\{"test"\s*:\s*\{.*"suiteID"\s*:/m.test(head),
  reading: (report) => new DartReading(report),
});
