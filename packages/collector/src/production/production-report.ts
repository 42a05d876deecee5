import { runKey, type BugEvent, type ParsedTimestamp, type ReportItem } from '@feedback/schema';
import { sourcePath, topFrame } from '@feedback/traces';
import { EventIds } from '../event-ids.ts';
import type { ReportInput } from '../input/report-input.ts';
import type { ReadContext } from '../readers/reader.ts';
import { reportRunKey, sourceOf } from '../readers/report-run.ts';
import { framedRun, runFrame } from '../run/run-frame.ts';
import { lineNumber } from '../text/present-text.ts';

/** An error that a running program reported. */
export interface Incident {
  readonly tool: string;
  /** What went wrong, with its type: `TypeError: x is undefined`. */
  readonly error: string;
  /** With its first line. */
  readonly trace?: string | undefined;
  /** The place where the report says it better than the trace. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly time?: ParsedTimestamp | undefined;
  readonly project?: string | undefined;
  readonly commit?: string | undefined;
  readonly extra?: BugEvent['extra'];
  /** What no other incident shares, in whatever file it is seen again; absent where only its run tells. */
  readonly identity?: readonly string[] | undefined;
}

const placeOf = ({ file, line, trace }: Incident): Pick<BugEvent, 'file_path' | 'line'> => {
  const frame = file === undefined && trace !== undefined ? topFrame(trace) : undefined;
  const at = lineNumber(file === undefined ? frame?.line : line);
  return { file_path: file ?? (frame && sourcePath(frame)) ?? '', ...(at === undefined ? {} : { line: at }) };
};

/** Turns incidents into `bug` events, and what was read into a run. */
export class ProductionReport {
  readonly #format: string;
  readonly #input: ReportInput;
  readonly #context: ReadContext;
  readonly #now: string;
  readonly #ids = new EventIds();
  #key: string | undefined;
  #tool: string | undefined;
  #last: ParsedTimestamp | undefined;

  constructor(format: string, input: ReportInput, context: ReadContext) {
    this.#format = format;
    this.#input = input;
    this.#context = context;
    this.#now = context.clock().toISOString();
  }

  async event(found: Incident): Promise<ReportItem> {
    const key = await this.#runKey();
    const { time } = found;
    this.#tool ??= found.tool;
    if (time !== undefined && (this.#last === undefined || time.timestamp > this.#last.timestamp))
      this.#last = time;
    const project = this.#context.project ?? found.project;
    const commit = this.#context.commit ?? found.commit;
    const event: BugEvent = {
      kind: 'bug',
      event_id: this.#idOf(found, key),
      timestamp: time?.timestamp ?? this.#now,
      ...(time?.zoneAssumed === true ? { zone_assumed: true } : {}),
      ...(project === undefined ? {} : { project }),
      source: sourceOf(found.tool, this.#format, key, { ...this.#context, commit }),
      error: found.error,
      code: '',
      ...placeOf(found),
      ...(found.trace === undefined ? {} : { stack_trace: found.trace }),
      ...(found.extra === undefined || Object.keys(found.extra).length === 0 ? {} : { extra: found.extra }),
    };
    return { kind: 'event', event };
  }

  /** What was read: exposure also when nothing went wrong. */
  async end(partial = false): Promise<ReportItem> {
    const key = await this.#runKey();
    const format = this.#format;
    const context = this.#context;
    const tool = this.#tool ?? format;
    const frame = runFrame({ format, tool, key, time: this.#last, context, ids: this.#ids });
    return framedRun(frame, { kind: 'log', scope: context.scope ?? format, totals: {}, partial });
  }

  /**
   * A log grows and is rotated, and exports overlap: what tells an incident from all others tells it in every file. Incidents
   * that are equal in that too are numbered.
   */
  #idOf({ identity, error, trace }: Incident, key: string): string {
    if (identity === undefined) return this.#ids.next(key, ['bug', error, trace ?? '']);
    return this.#ids.next(runKey(['incident', this.#format]), identity);
  }

  async #runKey(): Promise<string> {
    this.#key ??= await reportRunKey(this.#format, { identity: [] }, this.#context, this.#input);
    return this.#key;
  }
}
