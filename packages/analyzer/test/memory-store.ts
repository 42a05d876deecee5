import {
  isMistake,
  mistakeRecord,
  wordingId,
  wordingOf,
  type Assignment,
  type Event,
  type EventKind,
  type GivenSignature,
  type Run,
  type StoredWording,
} from '@feedback/schema';
import type { AnalyzedStore } from '../src/index.ts';

const byTimeThen =
  <T extends { readonly timestamp: string }>(id: (item: T) => string) =>
  (a: T, b: T): number =>
    a.timestamp === b.timestamp ? (id(a) < id(b) ? -1 : 1) : a.timestamp < b.timestamp ? -1 : 1;

/**
 * A test double: what `analyze` reads of a store, kept in memory. It adds each id once, keeps the order that the port
 * promises, and can't be written to, so that an analysis that writes fails. `kept` is what an analysis before said of
 * signatures.
 */
export const memoryStore = (
  events: readonly Event[],
  runs: readonly Run[] = [],
  assignments: readonly Assignment[] = [],
  kept?: { readonly state: unknown; readonly given: Iterable<GivenSignature> },
): AnalyzedStore => {
  const byId = new Map(events.map((event) => [event.event_id, event]));
  const uniqueRuns = [...new Map(runs.map((run) => [run.run_id, run])).values()];
  const given = new Map(kept?.given);
  const wordings = new Map<string, StoredWording>();
  const records = [...byId.values()].filter(isMistake).map((event) => {
    const wording = wordingOf(event);
    const id = wordingId(wording);
    const number = wordings.get(id)?.wording ?? wordings.size;
    wordings.set(id, { ...wording, id, wording: number, signature: given.get(id) ?? null });
    return mistakeRecord(event, number);
  });
  return {
    eventsById: async (ids) => ids.flatMap((id) => byId.get(id) ?? []),
    async *mistakes(asked) {
      const wanted = asked === undefined ? records : records.filter(({ wording }) => asked.includes(wording));
      yield wanted.toSorted(byTimeThen((record) => record.event_id));
    },
    async *wordings() {
      yield* wordings.values();
    },
    countByKind: async ({ kinds = [], since = '' } = {}) => {
      const counts: Partial<Record<EventKind, number>> = {};
      for (const { kind, timestamp } of byId.values())
        if (kinds.includes(kind) && timestamp >= since) counts[kind] = (counts[kind] ?? 0) + 1;
      return counts;
    },
    async *runs() {
      yield* uniqueRuns.toSorted(byTimeThen((run) => run.run_id));
    },
    async *assignments() {
      yield* assignments;
    },
    signatureState: async () =>
      kept === undefined ? undefined : (JSON.parse(JSON.stringify(kept.state)) as unknown),
  };
};
