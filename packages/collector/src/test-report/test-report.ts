import type { ParsedTimestamp, ReportItem, Totals } from '@feedback/schema';
import { EventIds } from '../event-ids.ts';
import type { ReportInput } from '../input/report-input.ts';
import type { ReadContext } from '../readers/reader.ts';
import { reportRunKey, runIdOf } from '../readers/report-run.ts';
import { framedRun, runFrame, type RunFrame } from '../run/run-frame.ts';
import type { TestCase } from './test-case.ts';
import { TestCounts } from './test-counts.ts';
import { testEvent } from './test-event.ts';

/** What a report says about its run as a whole. */
export interface RunFacts {
  /** The program that ran the tests, where the format is written by several. */
  readonly tool?: string | undefined;
  /** What no other run shares; see `OwnIdentity`. */
  readonly identity?: readonly string[] | undefined;
  /** What several runs of one file differ by. */
  readonly part?: readonly string[] | undefined;
  /** What later runs of the same work share, e.g. the name of the suite. */
  readonly name?: string | undefined;
  readonly started?: ParsedTimestamp | undefined;
  readonly commit?: string | undefined;
  readonly branch?: string | undefined;
  /** The counters of the report; they are believed where it holds no case at all. */
  readonly claimed?: Totals | undefined;
}

/** Turns the cases of one report into its events and its run. Passing cases are counted and forgotten. */
export class TestReport {
  readonly counts = new TestCounts();
  /** Known before the first event is taken. */
  facts: RunFacts = {};
  readonly #format: string;
  readonly #input: Pick<ReportInput, 'contentKey'>;
  readonly #context: ReadContext;
  readonly #ids = new EventIds();
  #waiting: TestCase[] = [];
  #key: string | undefined;

  constructor(format: string, input: Pick<ReportInput, 'contentKey'>, context: ReadContext) {
    this.#format = format;
    this.#input = input;
    this.#context = context;
  }

  add(found: TestCase): void {
    this.counts.add(found);
    if (found.silent === true || found.outcome === 'passed' || found.outcome === 'skipped') return;
    this.#waiting.push(found);
  }

  /** The events of the cases since the last call. */
  async *take(): AsyncGenerator<ReportItem> {
    const cases = this.#waiting;
    this.#waiting = [];
    if (cases.length === 0) return;
    const frame = await this.#frame();
    for (const found of cases) yield { kind: 'event', event: testEvent(found, frame) };
  }

  /** The remaining events and the run; `partial` says that the report is not whole. */
  async *end(partial = false): AsyncGenerator<ReportItem> {
    yield* this.take();
    const { claimed } = this.facts;
    const totals = this.counts.none && claimed !== undefined ? claimed : this.counts.totals();
    yield framedRun(await this.#frame(), { kind: 'tests', scope: this.#scope(), totals, partial });
  }

  #scope(): string {
    const { name } = this.facts;
    return (
      this.#context.scope ?? (name === undefined || name === '' ? this.#format : `${this.#format}:${name}`)
    );
  }

  /** Made anew each time: facts may be told late. */
  async #frame(): Promise<RunFrame> {
    const format = this.#format;
    // Formats are named after their tool, and most after nothing else.
    const { tool = format.replace(/-.*$/, ''), started, commit, branch } = this.facts;
    const key = await this.#runKey();
    const context = {
      ...this.#context,
      commit: this.#context.commit ?? commit,
      branch: this.#context.branch ?? branch,
    };
    const runId = runIdOf(key, this.#scope());
    return runFrame({ format, tool, key, runId, time: started, context, ids: this.#ids });
  }

  async #runKey(): Promise<string> {
    const { identity = [], part = [], started } = this.facts;
    const own = { identity, part, started: started?.timestamp };
    this.#key ??= await reportRunKey(this.#format, own, this.#context, this.#input);
    return this.#key;
  }
}
