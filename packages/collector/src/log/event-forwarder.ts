import type { Event, EventSink } from '@feedback/schema';
import { CollectorError } from '../collector-error.ts';

const BATCH = 1_000;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'it gave no reason');

/** Hands events on to a sink in their order, in batches, one at a time. What a sink refuses is kept and sent again. */
export class EventForwarder {
  readonly #sink: EventSink;
  #waiting: Event[] = [];
  #work: Promise<void> | undefined;
  #failure: unknown;

  constructor(sink: EventSink) {
    this.#sink = sink;
  }

  push(event: Event): void {
    this.#waiting.push(event);
    if (this.#failure === undefined) this.#work ??= this.#drain();
  }

  /** Resolves when the sink has everything. Throws `CollectorError` `SINK_FAILED` with the sink's error as its cause. */
  async flush(): Promise<void> {
    await this.#work;
    if (this.#waiting.length > 0) await (this.#work = this.#drain());
    if (this.#failure === undefined) return;
    throw new CollectorError(
      'SINK_FAILED',
      `${this.#waiting.length} events could not be stored: ${reasonOf(this.#failure)}. They are kept; repair the store and flush again.`,
      { cause: this.#failure },
    );
  }

  async #drain(): Promise<void> {
    // Lets a caller who logs in a loop fill the first batch.
    await Promise.resolve();
    this.#failure = undefined;
    try {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting.slice(0, BATCH);
        await this.#sink.append(batch);
        this.#waiting = this.#waiting.slice(batch.length);
      }
    } catch (error) {
      this.#failure = error ?? new Error('the sink failed without a reason');
    }
    this.#work = undefined;
  }
}
