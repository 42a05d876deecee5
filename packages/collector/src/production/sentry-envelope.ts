import { objectOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { parseJson } from '../json/parse-json.ts';

/** One item of an envelope; `payload` is `undefined` where it is no JSON. */
export interface EnvelopeItem {
  readonly type: string;
  readonly payload: unknown;
  /** Where its header is, 1-based. */
  readonly line: number;
}

export interface Envelope {
  readonly items: readonly EnvelopeItem[];
  /** Lines that are no header of an item. */
  readonly brokenLines: readonly number[];
  /** The last item is shorter than it says. */
  readonly cut: boolean;
}

const NEWLINE = 0x0a;

const jsonOf = (bytes: Buffer): unknown => {
  const parsed = parseJson(bytes.toString('utf8'));
  return parsed.ok ? parsed.value : undefined;
};

const lengthOf = (header: JsonObject, rest: number): number | undefined => {
  const length = wholeOf(header['length']);
  return length === undefined ? undefined : Math.min(length, rest + 1);
};

/** Reads an envelope from its text step by step. */
class EnvelopeScan {
  readonly items: EnvelopeItem[] = [];
  readonly brokenLines: number[] = [];
  cut = false;
  readonly #bytes: Buffer;
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#bytes = Buffer.from(text);
  }

  run(): void {
    while (this.#at < this.#bytes.length) {
      const line = this.#line;
      const text = this.#take(this.#lineEnd());
      if (text.every((byte) => byte <= 0x20)) continue;
      const header = objectOf(jsonOf(text));
      if (typeof header['type'] === 'string') this.#item(header['type'], header, line);
      // Files of several envelopes have a header with an id or a time before each.
      else if (
        !('event_id' in header || 'sent_at' in header || 'dsn' in header || 'sdk' in header) &&
        line > 1
      )
        this.brokenLines.push(line);
    }
  }

  #item(type: string, header: JsonObject, line: number): void {
    const rest = this.#bytes.length - this.#at;
    const length = lengthOf(header, rest);
    if (length !== undefined && length > rest) this.cut = true;
    const end = length === undefined ? this.#lineEnd() : this.#at + Math.min(length, rest);
    this.items.push({ type, payload: jsonOf(this.#take(end)), line });
  }

  #lineEnd(): number {
    const end = this.#bytes.indexOf(NEWLINE, this.#at);
    return end === -1 ? this.#bytes.length : end;
  }

  /** The bytes before `end`; goes behind the newline that follows. */
  #take(end: number): Buffer {
    const bytes = this.#bytes.subarray(this.#at, end);
    for (const byte of bytes) if (byte === NEWLINE) this.#line++;
    this.#at = this.#bytes[end] === NEWLINE ? end + 1 : end;
    if (this.#at > end) this.#line++;
    return bytes;
  }
}

/**
 * The items of a Sentry envelope (develop.sentry.dev/sdk/data-model/envelopes): a header, then for each item its header and a
 * payload of `length` bytes, or up to the end of the line. What is broken is passed over.
 */
export const readEnvelope = (text: string): Envelope => {
  const scan = new EnvelopeScan(text);
  scan.run();
  return { items: scan.items, brokenLines: scan.brokenLines, cut: scan.cut };
};
