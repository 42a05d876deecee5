import type { ParsedTimestamp, ReportItem } from '@feedback/schema';
import { EventIds } from '../event-ids.ts';
import type { ReportInput } from '../input/report-input.ts';
import type { ReadContext } from '../readers/reader.ts';
import { reportRunKey } from '../readers/report-run.ts';
import { findingEvent, type ReportedFinding } from './reported-finding.ts';
import { framedRun, runFrame, type RunFrame } from '../run/run-frame.ts';

/** What a scanner's report says about itself. */
export interface ScanFacts {
  readonly tool: string;
  /** The tool and what else its work repeats by. */
  readonly scope: string;
  readonly time?: ParsedTimestamp | undefined;
}

export interface ScanEnd {
  /** How many files were looked at, where the report says so. */
  readonly files?: number | undefined;
  /** How many findings the format calls errors, where it counts them apart. */
  readonly errors?: number | undefined;
  readonly partial?: boolean | undefined;
}

/**
 * The report of one scan on its way through: takes findings, gives events and at last the run. Scanners' reports have no
 * identity of their own, so a run of CI or the content tells them apart.
 */
export class ScanReport {
  readonly #format: string;
  readonly #facts: ScanFacts;
  readonly #input: ReportInput;
  readonly #context: ReadContext;
  #found: ReportedFinding[] = [];
  #count = 0;
  #frame: RunFrame | undefined;

  constructor(format: string, facts: ScanFacts, input: ReportInput, context: ReadContext) {
    this.#format = format;
    this.#facts = facts;
    this.#input = input;
    this.#context = context;
  }

  add(finding: ReportedFinding): void {
    this.#count++;
    if (finding.fallen !== true) this.#found.push(finding);
  }

  /** The events of what was added since the last call. */
  async *take(): AsyncGenerator<ReportItem> {
    const found = this.#found;
    if (found.length === 0) return;
    this.#found = [];
    const frame = await this.#framed();
    for (const finding of found) yield { kind: 'event', event: findingEvent(finding, frame) };
  }

  /** The events that are left, and the run. */
  async *end({ files, errors, partial }: ScanEnd = {}): AsyncGenerator<ReportItem> {
    yield* this.take();
    yield framedRun(await this.#framed(), {
      kind: 'scan',
      scope: this.#context.scope ?? this.#facts.scope,
      partial,
      totals: {
        findings: this.#count,
        ...(errors === undefined ? {} : { errors }),
        ...(files === undefined ? {} : { files }),
      },
    });
  }

  async #framed(): Promise<RunFrame> {
    if (this.#frame !== undefined) return this.#frame;
    const { tool, scope, time } = this.#facts;
    const own = { identity: [], part: [scope], started: time?.timestamp };
    const key = await reportRunKey(this.#format, own, this.#context, this.#input);
    const context = this.#context;
    this.#frame = runFrame({ format: this.#format, tool, key, time, context, ids: new EventIds() });
    return this.#frame;
  }
}
