import type { Event, Run } from '@feedback/schema';
import { namesSecret } from '../redact/named-secrets.ts';
import { redactionMark, redactText, type OnRedacted } from '../redact/redact-text.ts';
import { cleanText, type Redact } from './clean-text.ts';

/** Longest stored texts, in UTF-16 units: those that people read as a line or a paragraph, and those that are pages. */
const TEXT_LIMITS = { name: 1_024, message: 4_096, page: 16_384 } as const;

const PAGES = new Set(['stack_trace', 'code', 'code_snippet', 'prompt', 'details', 'metadata', 'extra']);
const NAMES = new Set([
  'test_name',
  'suite',
  'failure_type',
  'file_path',
  'rule_id',
  'pattern',
  'scope',
  'project',
  'path',
  'tool',
  'branch',
]);
/** Made by us, from values that are no text. */
const OWN = new Set(['event_id', 'timestamp', 'kind', 'severity']);
/** What records are joined by: it must stay equal on both sides, and is a hash. */
const IDS = new Set(['run_id', 'subject']);

const limitOf = (field: string): number => {
  if (PAGES.has(field)) return TEXT_LIMITS.page;
  return NAMES.has(field) ? TEXT_LIMITS.name : TEXT_LIMITS.message;
};

/** Values nested deeper than this are left out: nobody reads them, and recursion must end. */
const DEPTH = 32;

/** Texts so short are never cut, and often come again: names of suites, files, rules. UTF-16 units. */
const SHORT = 256;
/** Those that are remembered as clean; each may be a piece of a longer text, and keep that in memory. */
const REMEMBERED = 250;

type Fields = Readonly<Record<string, unknown>>;

/** What stands where a field's whole value is a secret. */
const SECRET = redactionMark('password');

/**
 * Makes records fit to be stored: every text as `cleanText` has it. With `onRedacted`, which is told the kind of each stretch, also
 * without secrets, e-mail addresses and home folders as `redactText` has it.
 */
export class RecordCleaner {
  readonly #onRedacted: OnRedacted | undefined;
  readonly #redact: Redact | undefined;
  /** Events of one run share their source. */
  #lastSource: readonly [given: unknown, clean: unknown] = [undefined, undefined];
  readonly #clean = new Set<string>();

  constructor(onRedacted?: OnRedacted) {
    this.#onRedacted = onRedacted;
    this.#redact = onRedacted && ((text) => redactText(text, onRedacted));
  }

  /** The same event or run; a copy only where something had to change. Its ids stay. */
  clean<T extends Event | Run>(record: T): T {
    return this.#record(record) as T;
  }

  #record(record: Fields): Fields {
    let cleaned: Record<string, unknown> | undefined;
    for (const field of Object.keys(record)) {
      if (OWN.has(field)) continue;
      const value = record[field];
      const clean = this.#field(field, value);
      if (clean !== value) (cleaned ??= { ...record })[field] = clean;
    }
    return cleaned ?? record;
  }

  #field(field: string, value: unknown): unknown {
    if (IDS.has(field)) return typeof value === 'string' ? cleanText(value, limitOf(field)) : value;
    return field === 'source' ? this.#source(value) : this.#value(value, limitOf(field), 0);
  }

  #source(given: unknown): unknown {
    if (given !== this.#lastSource[0] && typeof given === 'object' && given !== null)
      this.#lastSource = [given, this.#record(given as Fields)];
    return given === this.#lastSource[0] ? this.#lastSource[1] : this.#value(given, TEXT_LIMITS.name, 0);
  }

  #value(value: unknown, limit: number, depth: number): unknown {
    if (typeof value === 'string') return this.#text(value, limit);
    // JSON can be read with numbers like 1e999, and cannot be written with them.
    if (typeof value === 'number' && !Number.isFinite(value)) return null;
    return typeof value === 'object' && value !== null ? this.#object(value, limit, depth) : value;
  }

  #text(text: string, limit: number): string {
    if (text.length > SHORT) return cleanText(text, limit, this.#redact);
    if (this.#clean.has(text)) return text;
    const clean = cleanText(text, limit, this.#redact);
    if (this.#clean.size >= REMEMBERED) this.#clean.clear();
    if (clean === text) this.#clean.add(text);
    return clean;
  }

  #object(value: object, limit: number, depth: number): unknown {
    if (depth >= DEPTH) return null;
    const entries = Object.entries(value);
    const cleaned = entries.map(([name, item]): [string, unknown] => [
      this.#text(name, TEXT_LIMITS.name),
      this.#member(name, item, limit, depth + 1),
    ]);
    // Most texts are clean: they are not copied.
    const same = cleaned.every(
      ([name, item], index) => name === entries[index]?.[0] && item === entries[index][1],
    );
    if (same) return value;
    return Array.isArray(value) ? cleaned.map(([, item]) => item) : Object.fromEntries(cleaned);
  }

  #member(name: string, value: unknown, limit: number, depth: number): unknown {
    const secret = this.#redact !== undefined && typeof value === 'string' && namesSecret(name);
    if (!secret || value === '' || value === SECRET) return this.#value(value, limit, depth);
    this.#onRedacted?.('password');
    return SECRET;
  }
}
