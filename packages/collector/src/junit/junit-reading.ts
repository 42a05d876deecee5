import type { ParsedTimestamp, ReportItem } from '@feedback/schema';
import { EventIds } from '../event-ids.ts';
import type { ReportInput } from '../input/report-input.ts';
import type { ReadContext } from '../readers/reader.ts';
import { problemItem, reportRunKey, runIdOf } from '../readers/report-run.ts';
import { framedRun, runFrame, type RunFrame } from '../run/run-frame.ts';
import type { TestOutcome } from '../test-report/test-case.ts';
import { failureEvent } from './failure-event.ts';
import { outcomeOf, type JunitCase, type JunitSuite } from './junit-case.ts';
import { JunitCounts } from './junit-counts.ts';
import { junitIdentity, junitScope } from './junit-run.ts';
import { JunitScanner } from './junit-scanner.ts';
import { XmlProblems } from '../xml/xml-problems.ts';

const FORMAT = 'junit';

/** Of which outcomes an event is made. */
const TOLD: ReadonlySet<TestOutcome> = new Set(['failed', 'errored', 'flaky']);

interface Bad {
  readonly found: JunitCase;
  readonly outcome: TestOutcome;
}

/** One report on its way through: takes text, gives items. Holds no more than what a piece of the text tells. */
export class JunitReading {
  readonly #input: ReportInput;
  readonly #context: ReadContext;
  readonly #counts = new JunitCounts();
  readonly #problems: XmlProblems;
  readonly #scanner: JunitScanner;
  readonly #ids = new EventIds();
  #bad: Bad[] = [];
  /** The suites around the first case; without cases, those that began first. */
  #suites: readonly JunitSuite[] = [];
  #cases = 0;
  #key: string | undefined;
  #partial = false;

  constructor(input: ReportInput, context: ReadContext) {
    this.#input = input;
    this.#context = context;
    this.#problems = new XmlProblems(context.path);
    this.#scanner = new JunitScanner({
      suite: (suites) => this.#suite(suites),
      testcase: (found) => this.#testcase(found),
      error: (message, line) => this.#problems.add(message, line),
    });
  }

  /** Takes a piece of the text. Throws what a hostile document makes the parser throw. */
  write(chunk: string): void {
    this.#scanner.xml.write(chunk);
  }

  /** No more pieces come. */
  flush(): void {
    this.#scanner.xml.flush();
  }

  /** What has been found since the last call. A list: passed on one by one, each item would wait for its turn once more. */
  async found(): Promise<readonly ReportItem[]> {
    const bad = this.#bad;
    this.#bad = [];
    const events = bad.length === 0 ? [] : await this.#events(bad);
    return [...events, ...this.#problems.take()];
  }

  /** Reading could not go on. */
  broken(error: unknown): ReportItem {
    this.#partial = true;
    return problemItem(this.#problems.broken(error, this.#scanner.xml.line));
  }

  /** The text is at its end: what it lacks, and the run. */
  async *end(): AsyncGenerator<ReportItem> {
    if (!this.#partial) {
      this.#partial = this.#scanner.xml.depth > 0;
      if (this.#partial) yield problemItem(this.#problems.cut(this.#scanner.xml.line));
      else this.#scanner.xml.end();
    }
    yield* this.#problems.take(true);
    if (this.#suites.length === 0) yield problemItem(this.#problems.noSuites());
    else yield await this.#run();
  }

  async #events(bad: readonly Bad[]): Promise<readonly ReportItem[]> {
    // The run's time is none of a case's.
    const frame = await this.#frame(undefined);
    return bad.map(({ found, outcome }) => ({ kind: 'event', event: failureEvent(found, outcome, frame) }));
  }

  #suite(suites: readonly JunitSuite[]): void {
    this.#counts.suite(suites);
    if (this.#cases === 0 && suites.length > this.#suites.length) this.#suites = suites;
  }

  #testcase(found: JunitCase): void {
    if (this.#cases++ === 0) this.#suites = found.suites;
    const outcome = outcomeOf(found);
    this.#counts.case(outcome);
    if (TOLD.has(outcome)) this.#bad.push({ found, outcome });
  }

  async #runKey(): Promise<string> {
    const own = { ...junitIdentity(this.#suites), started: this.#time()?.timestamp };
    this.#key ??= await reportRunKey(FORMAT, own, this.#context, this.#input);
    return this.#key;
  }

  #scope(): string {
    return this.#context.scope ?? junitScope(this.#suites);
  }

  #time(): ParsedTimestamp | undefined {
    return this.#suites.find(({ time }) => time)?.time;
  }

  async #frame(time: ParsedTimestamp | undefined): Promise<RunFrame> {
    const key = await this.#runKey();
    const runId = runIdOf(key, this.#scope());
    return runFrame({
      format: FORMAT,
      tool: FORMAT,
      key,
      runId,
      time,
      context: this.#context,
      ids: this.#ids,
    });
  }

  async #run(): Promise<ReportItem> {
    const [scope, totals] = [this.#scope(), this.#counts.totals()];
    return framedRun(await this.#frame(this.#time()), {
      kind: 'tests',
      scope,
      totals,
      partial: this.#partial,
    });
  }
}
