import {
  documentFromEvents,
  type AppendResult,
  type Assignment,
  type Bucket,
  type Clock,
  type Episode,
  type Event,
  type EventFilter,
  type EventKind,
  type EventStore,
  type FileSystem,
  type GivenSignature,
  type MistakeRecord,
  type PatternStats,
  type PatternTally,
  type Problem,
  type Run,
  type RunFilter,
  type SeriesPoint,
  type StoredWording,
} from '@feedback/schema';
import { fileError } from '../file-error.ts';
import type { MemoryStore } from '../memory/memory-store.ts';
import { extrasOf, readState, type DocumentState } from './document-state.ts';
import { printDocument } from './print-document.ts';

export interface JsonStoreOptions {
  readonly clock: Clock;
  readonly fileSystem: FileSystem;
  readonly onProblem: (problem: Problem) => void;
}

/** Those that are not there yet, each once. */
const newEvents = (events: readonly Event[], memory: MemoryStore): Event[] => {
  const seen = new Set<string>();
  return events.filter(({ event_id: id }) => {
    if (memory.has(id) || seen.has(id)) return false;
    seen.add(id);
    return true;
  });
};

/**
 * Keeps everything in one metrics document of the original. Each change replaces the file under a lock; what other
 * processes wrote is read before every answer and every change. Rows of the original are never rewritten.
 */
export class JsonStore implements EventStore {
  readonly #path: string;
  readonly #options: JsonStoreOptions;
  #state: DocumentState | undefined;
  #told = false;
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor(path: string, options: JsonStoreOptions) {
    this.#path = path;
    this.#options = options;
  }

  async append(events: readonly Event[]): Promise<AppendResult> {
    return this.#change((memory) => memory.append(events), events);
  }

  async addRuns(runs: readonly Run[]): Promise<AppendResult> {
    return this.#change((memory) => memory.addRuns(runs));
  }

  async *events(filter?: EventFilter): AsyncIterable<Event> {
    yield* (await this.load()).events(filter);
  }

  async eventsById(ids: readonly string[]): Promise<readonly Event[]> {
    return (await this.load()).eventsById(ids);
  }

  async *mistakes(wordings?: readonly number[]): AsyncIterable<readonly MistakeRecord[]> {
    yield* (await this.load()).mistakes(wordings);
  }

  async *wordings(): AsyncIterable<StoredWording> {
    yield* (await this.load()).wordings();
  }

  async *runs(filter?: RunFilter): AsyncIterable<Run> {
    yield* (await this.load()).runs(filter);
  }

  async countByKind(filter?: EventFilter): Promise<Partial<Record<EventKind, number>>> {
    return (await this.load()).countByKind(filter);
  }

  async tally(filter?: EventFilter): Promise<readonly PatternTally[]> {
    return (await this.load()).tally(filter);
  }

  async series(bucket: Bucket, filter?: EventFilter): Promise<readonly SeriesPoint[]> {
    return (await this.load()).series(bucket, filter);
  }

  async runSeries(
    bucket: Bucket,
    filter?: RunFilter,
  ): Promise<readonly { readonly start: string; readonly runs: number }[]> {
    return (await this.load()).runSeries(bucket, filter);
  }

  async assign(assignments: readonly Assignment[]): Promise<void> {
    return this.#change((memory) => memory.assign(assignments));
  }

  async replaceAssignments(assignments: readonly Assignment[], version: number): Promise<void> {
    return this.#change((memory) => memory.replaceAssignments(assignments, version));
  }

  async *assignments(): AsyncIterable<Assignment> {
    yield* (await this.load()).assignments();
  }

  async replaceEpisodes(episodes: readonly Episode[]): Promise<void> {
    return this.#change((memory) => memory.replaceEpisodes(episodes));
  }

  async *episodes(): AsyncIterable<Episode> {
    yield* (await this.load()).episodes();
  }

  async replaceStats(stats: readonly PatternStats[]): Promise<void> {
    return this.#change((memory) => memory.replaceStats(stats));
  }

  async stats(): Promise<readonly PatternStats[]> {
    return (await this.load()).stats();
  }

  async keepSignatures(state: unknown, given: Iterable<GivenSignature>): Promise<void> {
    return this.#change((memory) => memory.keepSignatures(state, given));
  }

  async signatureState(): Promise<unknown> {
    return (await this.load()).signatureState();
  }

  async close(): Promise<void> {
    await this.#lastChange;
  }

  /** Reads the file unless it is as it was last seen. */
  async load(): Promise<MemoryStore> {
    try {
      return (await this.#fresh()).memory;
    } catch (error) {
      throw fileError(this.#path, error);
    }
  }

  async #fresh(): Promise<DocumentState> {
    const { clock, fileSystem, onProblem } = this.#options;
    const text = await fileSystem.readText(this.#path);
    if (this.#state !== undefined && this.#state.text === text) return this.#state;
    const state = await readState(this.#path, text, clock);
    if (!this.#told) for (const problem of state.problems) onProblem(problem);
    this.#told = true;
    this.#state = state;
    return state;
  }

  /** Changes of this process take turns here, so that they need not wait for the lock by polling. */
  #change<T>(work: (memory: MemoryStore) => Promise<T>, events?: readonly Event[]): Promise<T> {
    const change = this.#lastChange.then(() =>
      this.#options.fileSystem
        .withLock(this.#path, () => this.#write(work, events))
        .catch((error: unknown) => {
          throw fileError(this.#path, error);
        }),
    );
    this.#lastChange = change.catch(() => undefined);
    return change;
  }

  async #write<T>(work: (memory: MemoryStore) => Promise<T>, events?: readonly Event[]): Promise<T> {
    const { parsed, memory, problems } = await this.#fresh();
    const added = newEvents(events ?? [], memory);
    if (events !== undefined && added.length === 0) return work(memory);
    // Until the file is written, memory is ahead of it: nobody may answer from it, and a failure forgets it.
    this.#state = undefined;
    const result = await work(memory);
    const document = documentFromEvents(added, parsed.document);
    const text = printDocument(document, await extrasOf(document, memory), parsed);
    await this.#options.fileSystem.writeText(this.#path, text);
    this.#state = { text, parsed: { ...parsed, document }, memory, problems };
    return result;
  }
}
