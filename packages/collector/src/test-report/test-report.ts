import type { ParsedTimestamp, ReportItem, Source, Totals } from '@feedback/schema';
import { EventIds } from '../event-ids.ts';
import type { ReportInput } from '../input/report-input.ts';
import type { ReadContext } from '../readers/reader.ts';
import { reportRunKey, runItem, sourceOf } from '../readers/report-run.ts';
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
  readonly #input: ReportInput;
  readonly #context: ReadContext;
  readonly #ids = new EventIds();
  readonly #fallback: string;
  #waiting: TestCase[] = [];
  #key: string | undefined;

  constructor(format: string, input: ReportInput, context: ReadContext) {
    this.#format = format;
    this.#input = input;
    this.#context = context;
    this.#fallback = context.clock().toISOString();
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
    const runKey = await this.#runKey();
    const { started } = this.facts;
    const context = {
      runKey,
      source: this.#source(runKey),
      project: this.#context.project,
      fallback: started?.timestamp ?? this.#fallback,
      zoneAssumed: started?.zoneAssumed === true,
      ids: this.#ids,
    };
    for (const found of cases) yield { kind: 'event', event: testEvent(found, context) };
  }

  /** The remaining events and the run; `partial` says that the report is not whole. */
  async *end(partial = false): AsyncGenerator<ReportItem> {
    yield* this.take();
    const runKey = await this.#runKey();
    const { name, started, claimed } = this.facts;
    const { project, scope } = this.#context;
    yield runItem({
      run_id: runKey,
      kind: 'tests',
      timestamp: started?.timestamp ?? this.#fallback,
      ...(started?.zoneAssumed === true ? { zone_assumed: true } : {}),
      ...(project === undefined ? {} : { project }),
      source: this.#source(runKey),
      scope: scope ?? (name === undefined || name === '' ? this.#format : `${this.#format}:${name}`),
      ...(partial ? { partial: true } : {}),
      totals: this.counts.none && claimed !== undefined ? claimed : this.counts.totals(),
    });
  }

  #source(runKey: string): Source {
    // Formats are named after their tool, and most after nothing else.
    const { tool = this.#format.replace(/-.*$/, ''), commit, branch } = this.facts;
    const context = {
      ...this.#context,
      commit: this.#context.commit ?? commit,
      branch: this.#context.branch ?? branch,
    };
    return sourceOf(tool, this.#format, runKey, context);
  }

  async #runKey(): Promise<string> {
    const own = { identity: this.facts.identity ?? [], part: this.facts.part ?? [] };
    this.#key ??= await reportRunKey(this.#format, own, this.#context, this.#input);
    return this.#key;
  }
}
