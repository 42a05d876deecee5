import type { Problem, ReportItem } from '@feedback/schema';
import { EventIds } from '../event-ids.ts';
import type { ReportInput } from '../input/report-input.ts';
import { failureEvent } from '../junit/failure-event.ts';
import { outcomeOf, type JunitCase, type JunitSuite, type Outcome } from '../junit/junit-case.ts';
import { JunitCounts } from '../junit/junit-counts.ts';
import { junitIdentity, junitScope, timeOf } from '../junit/junit-run.ts';
import { JunitScanner } from '../junit/junit-scanner.ts';
import { rootElement } from '../junit/root-element.ts';
import { XmlProblems } from '../junit/xml-problems.ts';
import type { ReadContext, Reader } from './reader.ts';
import { problemItem, reportRunKey, runItem, sourceOf } from './report-run.ts';

const ROOTS = new Set(['testsuites', 'testsuite']);

interface Bad {
  readonly found: JunitCase;
  readonly outcome: Outcome;
}

/** What has been seen of a report so far. */
class Reading {
  readonly counts = new JunitCounts();
  readonly problems: XmlProblems;
  /** Cases that failed or were flaky and have not been handed on. */
  bad: Bad[] = [];
  /** The suites that enclose the first case; without cases, the innermost first ones. */
  suites: readonly JunitSuite[] = [];
  #cases = 0;

  constructor(path: string) {
    this.problems = new XmlProblems(path);
  }

  suite(suites: readonly JunitSuite[]): void {
    this.counts.suite(suites);
    if (this.#cases === 0 && suites.length > this.suites.length) this.suites = [...suites];
  }

  testcase(found: JunitCase): void {
    if (this.#cases++ === 0) this.suites = found.suites;
    const outcome = outcomeOf(found);
    this.counts.case(outcome);
    if (outcome === 'failed' || outcome === 'errored' || outcome === 'flaky')
      this.bad.push({ found, outcome });
  }
}

const noSuites = (path: string): Problem => ({
  severity: 'error',
  code: 'NO_SUITES',
  message: `${path} has no <testsuite>, so it is no JUnit report; name another format.`,
  path,
});

async function* read(input: ReportInput, context: ReadContext): AsyncGenerator<ReportItem> {
  const reading = new Reading(context.path);
  const scanner = new JunitScanner({
    suite: (suites) => reading.suite(suites),
    testcase: (found) => reading.testcase(found),
    error: (message, line) => reading.problems.add(message, line),
  });
  const ids = new EventIds();
  const fallback = context.clock().toISOString();
  let key: string | undefined;
  const events = async function* (): AsyncGenerator<ReportItem> {
    if (reading.bad.length === 0) return;
    key ??= await reportRunKey('junit', junitIdentity(reading.suites), context, input);
    const source = sourceOf('junit', 'junit', key, context);
    const { bad } = reading;
    reading.bad = [];
    for (const { found, outcome } of bad) {
      const event = failureEvent(found, outcome, {
        runKey: key,
        source,
        project: context.project,
        fallback,
        ids,
      });
      yield { kind: 'event', event };
    }
  };
  let partial = false;
  try {
    for await (const chunk of input.chunks()) {
      scanner.write(chunk);
      yield* events();
      yield* reading.problems.take();
    }
  } catch (error) {
    partial = true;
    yield* events();
    yield problemItem(reading.problems.broken(error, scanner.line));
  }
  if (!partial && scanner.depth > 0) {
    partial = true;
    yield problemItem(reading.problems.cut(scanner.line));
  } else if (!partial) scanner.end();
  yield* reading.problems.take(true);
  if (reading.suites.length === 0) return yield problemItem(noSuites(context.path));
  key ??= await reportRunKey('junit', junitIdentity(reading.suites), context, input);
  const time = reading.suites
    .map(({ attributes }) => timeOf(attributes))
    .find((parsed) => parsed !== undefined);
  yield runItem({
    run_id: key,
    kind: 'tests',
    timestamp: time?.timestamp ?? fallback,
    ...(time?.zoneAssumed === true ? { zone_assumed: true } : {}),
    ...(context.project === undefined ? {} : { project: context.project }),
    source: sourceOf('junit', 'junit', key, context),
    scope: context.scope ?? junitScope(reading.suites),
    ...(partial ? { partial: true } : {}),
    totals: reading.counts.totals(),
  });
}

/**
 * JUnit XML in the dialects of pytest, Jest, Vitest, Surefire, Gradle, PHPUnit, GoogleTest, Bazel, node:test and others. There is
 * no specification; the nearest are the Jenkins xUnit plugin's `junit-10.xsd` and Surefire's `surefire-test-report.xsd`.
 */
export const junit: Reader = {
  name: 'junit',
  description: 'JUnit XML test reports',
  detect: (head) => ROOTS.has(rootElement(head) ?? ''),
  read,
};
