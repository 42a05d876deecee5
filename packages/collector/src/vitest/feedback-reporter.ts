import type { Clock, Event, EventStore, ReportItem, Run } from '@feedback/schema';
import { randomUUID } from 'node:crypto';
import type {
  Reporter,
  SerializedError,
  TestModule,
  TestRunEndReason,
  TestSpecification,
  Vitest,
} from 'vitest/node';
import type { TestCase } from '../test-report/test-case.ts';
import { TestReport } from '../test-report/test-report.ts';
import { RecordCleaner } from '../text/record-cleaner.ts';
import { moduleCases, unhandledCases } from './module-cases.ts';
import { runsFolder, writeRun } from './runs-folder.ts';

export interface FeedbackReporterOptions {
  /** Takes events as soon as a file has finished and the run at its end; without one, each run is written to a file. */
  readonly store?: Pick<EventStore, 'append' | 'addRuns'>;
  /** Where runs are written; `.feedback/runs` of the project unless given, which is where `feedback collect` looks. */
  readonly folder?: string;
  readonly project?: string;
  /** What later runs of the same tests share; `vitest` and the name of the root project unless given. */
  readonly scope?: string;
  /** The present; the system's clock unless given. */
  readonly clock?: Clock;
}

const FORMAT = 'vitest';

/** One run of tests on its way to the store or the file. */
class Recording {
  readonly #report: TestReport;
  readonly #cleaner = new RecordCleaner(() => undefined);
  readonly #store: FeedbackReporterOptions['store'];
  readonly events: Event[] = [];
  run: Run | undefined;
  /** Modules finish side by side, and each is taken whole. */
  #queue: Promise<void> = Promise.resolve();

  constructor({ store, project, scope, clock = () => new Date() }: FeedbackReporterOptions) {
    const started = clock();
    this.#store = store;
    const input = { contentKey: () => Promise.resolve('') };
    this.#report = new TestReport(FORMAT, input, { path: FORMAT, project, scope, clock: () => started });
    this.#report.facts = {
      started: { timestamp: started.toISOString(), zoneAssumed: false },
      identity: [randomUUID()],
    };
  }

  add(cases: Iterable<TestCase>): Promise<void> {
    for (const found of cases) this.#report.add(found);
    return this.#then(() => this.#take(this.#report.take()));
  }

  end(partial: boolean): Promise<void> {
    return this.#then(() => this.#take(this.#report.end(partial)));
  }

  #then(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(work);
    return this.#queue;
  }

  async #take(items: AsyncIterable<ReportItem>): Promise<void> {
    const events: Event[] = [];
    for await (const item of items)
      if (item.kind === 'event') events.push(this.#cleaner.clean(item.event));
      else if (item.kind === 'run') this.run = this.#cleaner.clean(item.run);
    if (this.#store === undefined) this.events.push(...events);
    else if (events.length > 0) await this.#store.append(events);
    if (this.#store !== undefined && this.run !== undefined) await this.#store.addRuns([this.run]);
  }
}

/**
 * A reporter for Vitest 5 that collects while tests run: name it in `reporters`, as `'@feedback/collector/vitest'` or as an
 * instance. Each run writes one metrics document that `feedback collect` reads, or goes to `store`. It never fails a test run:
 * what it cannot write, it warns of.
 */
export class FeedbackReporter implements Reporter {
  readonly #options: FeedbackReporterOptions;
  #vitest: Vitest | undefined;
  #recording: Recording | undefined;
  #files = 0;

  constructor(options: FeedbackReporterOptions = {}) {
    this.#options = options;
  }

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    this.#recording = new Recording(this.#options);
    this.#files = specifications.length;
  }

  async onTestModuleEnd(module: TestModule): Promise<void> {
    await this.#safely(() => this.#recording?.add(moduleCases(module)));
  }

  async onTestRunEnd(
    modules: readonly TestModule[],
    unhandled: readonly SerializedError[],
    reason: TestRunEndReason,
  ): Promise<void> {
    const recording = this.#recording;
    this.#recording = undefined;
    if (recording === undefined || (modules.length === 0 && unhandled.length === 0)) return;
    await this.#safely(async () => {
      await recording.add(unhandledCases(unhandled));
      await recording.end(reason === 'interrupted' || (await this.#isSelection()));
      const { events, run } = recording;
      if (this.#options.store === undefined && run !== undefined) await writeRun(this.#folder(), events, run);
    });
  }

  #folder(): string {
    return this.#options.folder ?? runsFolder(this.#vitest?.config.root ?? process.cwd());
  }

  /** Whether some tests were left out on purpose, so that a mistake which doesn't show may still be there. */
  async #isSelection(): Promise<boolean> {
    const vitest = this.#vitest;
    if (vitest === undefined) return false;
    const { testNamePattern, tagsFilter } = vitest.config;
    if (testNamePattern !== undefined || (tagsFilter ?? []).length > 0) return true;
    return this.#files < (await vitest.globTestSpecifications()).length;
  }

  async #safely(work: () => Promise<void> | undefined): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#vitest?.logger.warn(`feedback: this run was not collected: ${(error as Error).message}`);
    }
  }
}
