import {
  type Clock,
  type Event,
  type EventSink,
  type MetricsDocument,
  type Problem,
  type Source,
} from '@feedback/schema';
import { checkEntry } from './log/check-entry.ts';
import { DocumentRows } from './log/document-rows.ts';
import type {
  BugEntryOptions,
  CodeGenerationOptions,
  CodeReviewOptions,
  DeploymentOptions,
  EntryKind,
  EntryOptions,
  PerformanceOptions,
  TestFailureOptions,
} from './log/entries.ts';
import { EntryIds } from './log/entry-ids.ts';
import { EventForwarder } from './log/event-forwarder.ts';
import { loadDocument } from './log/load-document.ts';
import { openPlan, type PlanFileOptions } from './plan/open-plan.ts';
import { DEFAULT_SECTION, readPlan } from './plan/read-plan.ts';
import { RecordCleaner } from './text/record-cleaner.ts';

export interface MetricsCollectorOptions {
  /** Each logged event is handed on to it; await `flush` before the process ends. */
  readonly sink?: EventSink;
  /** The time of entries that bring none. */
  readonly clock?: Clock;
  readonly project?: string;
}

/** Rows by category, with the original's names, and their sum. */
export interface CollectorSummary {
  readonly bugs: number;
  readonly test_failures: number;
  readonly code_reviews: number;
  readonly performance_metrics: number;
  readonly deployment_issues: number;
  readonly code_generation: number;
  readonly total: number;
}

const BY_HAND: Source = { tool: 'feedback-loop', format: 'log' };

/** The document says what was logged, as the original's; what leaves for a store goes without secrets. */
const PLAIN = new RecordCleaner();
const REDACTING = new RecordCleaner(() => undefined);

/**
 * Collects mistakes and generations into the original's metrics document, in memory. Every `log*` method throws
 * `CollectorError` `INVALID_ENTRY`, which names the field, for a wrong type or an impossible value, and logs nothing then.
 */
export class MetricsCollector {
  readonly #clock: Clock;
  readonly #envelope: { readonly project?: string };
  readonly #forwarder: EventForwarder | undefined;
  readonly #rows = new DocumentRows();
  readonly #ids = new EntryIds();

  constructor(options: MetricsCollectorOptions = {}) {
    this.#clock = options.clock ?? (() => new Date());
    this.#envelope = options.project === undefined ? {} : { project: options.project };
    this.#forwarder = options.sink && new EventForwarder(options.sink);
  }

  /** Logs a bug. Equal pattern, error and file are one row with a count. */
  logBug(bug: BugEntryOptions): void {
    this.#log('bug', bug);
  }

  /** Logs a failed test. Equal test and reason are one row with a count; a pattern named later is taken into it. */
  logTestFailure(failure: TestFailureOptions): void {
    this.#log('test_failure', failure);
  }

  /** Logs a review finding. */
  logCodeReviewIssue(issue: CodeReviewOptions): void {
    this.#log('code_review', issue);
  }

  /** Logs a performance number or regression; `details` is any JSON object. */
  logPerformanceMetric(metric: PerformanceOptions): void {
    this.#log('performance', metric);
  }

  /** Logs a problem of a deployment. */
  logDeploymentIssue(issue: DeploymentOptions): void {
    this.#log('deployment', issue);
  }

  /** Logs that code was generated, and with which patterns. */
  logCodeGeneration(generation: CodeGenerationOptions): void {
    this.#log('code_generation', generation);
  }

  /**
   * Logs the patterns that a Markdown plan lists under a heading as one code generation and resolves to their names. Without
   * the section, or with nothing in it, logs nothing, resolves to `[]` and tells `onProblem`. Rejects with `CollectorError`
   * `PATH_TRAVERSAL`, `OUTSIDE_ALLOWED_ROOTS`, `NOT_FOUND`, `NOT_A_FILE`, `UNREADABLE` or `TOO_LARGE`.
   */
  async logFromPlanFile(path: string, options: PlanFileOptions = {}): Promise<string[]> {
    const section = options.sectionHeading ?? DEFAULT_SECTION;
    const plan = await openPlan(path, options.allowedRoots);
    const { patterns, problems } = await readPlan(plan.text, { sectionHeading: section });
    for (const problem of problems) options.onProblem?.({ ...problem, path });
    if (patterns.length === 0) return [];
    this.logCodeGeneration({
      prompt: `plan:${plan.name}`,
      patternsApplied: patterns,
      confidence: 1,
      success: true,
      metadata: { source: 'plan_file', section_heading: section, plan_path: plan.path },
      ...(options.timestamp === undefined ? {} : { timestamp: options.timestamp }),
    });
    return [...patterns];
  }

  /** The metrics document as indented JSON. */
  exportJson(): string {
    return JSON.stringify(this.#document(), null, 2);
  }

  /** A copy of the metrics document. The extra field `occurrences` of a row keeps when each of its entries happened. */
  exportDict(): MetricsDocument {
    return structuredClone(this.#document());
  }

  /**
   * Replaces what was collected by a metrics document; unknown categories are kept and exported again. Returns what could not
   * be taken. Throws `CollectorError` `INVALID_JSON` with line and column, and then keeps what was there.
   */
  loadFromJson(text: string): readonly Problem[] {
    const { document, problems } = loadDocument(text);
    this.#ids.forget();
    this.#rows.replace(document);
    return problems;
  }

  /** How many rows each category has. */
  getSummary(): CollectorSummary {
    const { document } = this.#rows;
    const counts = {
      bugs: document.bugs.length,
      test_failures: document.test_failures.length,
      code_reviews: document.code_reviews.length,
      performance_metrics: document.performance_metrics.length,
      deployment_issues: document.deployment_issues.length,
      code_generation: document.code_generation.length,
    };
    return { ...counts, total: Object.values(counts).reduce((sum, count) => sum + count, 0) };
  }

  /** Forgets everything that was collected. What was handed to the sink stays there. */
  clear(): void {
    this.#ids.forget();
    this.#rows.clear();
  }

  /** Resolves when the sink has every event logged so far; throws `CollectorError` `SINK_FAILED` when it refuses them. */
  async flush(): Promise<void> {
    await this.#forwarder?.flush();
  }

  #log<K extends EntryKind>(kind: K, options: EntryOptions[K]): void {
    const { fields, time = { timestamp: this.#clock().toISOString() } } = checkEntry(kind, options);
    const event = {
      event_id: this.#forwarder === undefined ? '' : this.#ids.next(time.timestamp, fields),
      source: BY_HAND,
      ...this.#envelope,
      ...time,
      ...fields,
    } as unknown as Event;
    const occurrence = this.#rows.add(PLAIN.clean(event));
    if (this.#forwarder === undefined) this.#ids.postpone(time.timestamp, fields, occurrence);
    else this.#forwarder.push(REDACTING.clean(event));
  }

  #document(): MetricsDocument {
    this.#ids.settle();
    return this.#rows.document;
  }
}
