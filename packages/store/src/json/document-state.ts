import {
  emptyDocument,
  eventsFromDocument,
  runKey,
  type Clock,
  type DocumentExtras,
  type MetricsDocument,
  type Problem,
} from '@feedback/schema';
import { MemoryStore } from '../memory/memory-store.ts';
import { parseDocument, type ParsedDocument } from './parse-document.ts';

/** A document file as it was last read or written. */
export interface DocumentState {
  /** `undefined` when there is no file yet. */
  readonly text: string | undefined;
  readonly parsed: ParsedDocument;
  /** The same contents, ready for queries. */
  readonly memory: MemoryStore;
  readonly problems: readonly Problem[];
}

const NO_DOCUMENT: ParsedDocument = { document: emptyDocument(), strays: {}, extras: {}, problems: [] };

/** One key for all documents, so that a copied or moved file holds the same events. */
const RUN_KEY = runKey(['metrics-document']);

/** Reads the text of a document file. Throws `StoreError`; rows that can't be read are problems with the file's path. */
export const readState = async (
  path: string,
  text: string | undefined,
  clock: Clock,
): Promise<DocumentState> => {
  const parsed = text === undefined || text.trim() === '' ? NO_DOCUMENT : parseDocument(path, text);
  const { events, problems } = eventsFromDocument(parsed.document, {
    runKey: RUN_KEY,
    source: { tool: 'original', format: 'metrics-json' },
    fallback: clock().toISOString(),
  });
  const memory = new MemoryStore();
  await memory.append(events);
  const extras = parsed.document.feedback;
  await memory.addRuns(extras?.runs ?? []);
  await memory.assign(extras?.assignments ?? []);
  await memory.replaceEpisodes(extras?.episodes ?? []);
  await memory.replaceStats(extras?.stats ?? []);
  const { signatures } = extras ?? {};
  if (signatures !== undefined)
    await memory.keepSignatures(signatures.state, new Map(Object.entries(signatures.given)));
  return {
    text,
    parsed,
    memory,
    problems: Array.from([...parsed.problems, ...problems], (problem) => ({ ...problem, path })),
  };
};

const all = async <T>(records: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const record of records) list.push(record);
  return list;
};

const signaturesOf = async (memory: MemoryStore): Promise<Pick<DocumentExtras, 'signatures'>> => {
  const state = await memory.signatureState();
  return state === undefined
    ? {}
    : {
        signatures: {
          // `MemoryStore` keeps it as JSON.
          state: state as NonNullable<DocumentExtras['signatures']>['state'],
          given: Object.fromEntries(memory.givenSignatures),
        },
      };
};

/** The document's extras: the events that no category holds, and everything that is no event. */
export const extrasOf = async (document: MetricsDocument, memory: MemoryStore): Promise<DocumentExtras> => ({
  schema_version: 1,
  runs: await all(memory.runs()),
  events: document.feedback?.events ?? [],
  assignments: await all(memory.assignments()),
  episodes: await all(memory.episodes()),
  stats: [...(await memory.stats())],
  ...(await signaturesOf(memory)),
});
