import type { Assignment, Event, EventFilter, EventStore, Run, RunFilter } from '@feedback/schema';

const byTimeThen =
  <T extends { readonly timestamp: string }>(id: (item: T) => string) =>
  (a: T, b: T): number =>
    a.timestamp === b.timestamp ? (id(a) < id(b) ? -1 : 1) : a.timestamp < b.timestamp ? -1 : 1;

const unused = (): never => {
  throw new Error('The analysis is not meant to ask for this.');
};

/**
 * A test double: the part of a store that `analyze` reads, kept in memory. It adds each id once, keeps the order the port
 * promises, and refuses to be written to, so that an analysis that writes fails.
 */
export const memoryStore = (
  events: readonly Event[],
  runs: readonly Run[] = [],
  assignments: readonly Assignment[] = [],
): EventStore => {
  const uniqueEvents = [...new Map(events.map((event) => [event.event_id, event])).values()];
  const uniqueRuns = [...new Map(runs.map((run) => [run.run_id, run])).values()];
  return {
    async *events({ kinds }: EventFilter = {}) {
      for (const event of uniqueEvents.toSorted(byTimeThen((item) => item.event_id)))
        if (kinds === undefined || kinds.includes(event.kind)) yield event;
    },
    async *runs({ kinds }: RunFilter = {}) {
      for (const run of uniqueRuns.toSorted(byTimeThen((item) => item.run_id)))
        if (kinds === undefined || kinds.includes(run.kind)) yield run;
    },
    async *assignments() {
      yield* assignments;
    },
    append: unused,
    addRuns: unused,
    countByKind: unused,
    tally: unused,
    series: unused,
    runSeries: unused,
    assign: unused,
    replaceEpisodes: unused,
    episodes: unused,
    replaceStats: unused,
    stats: unused,
    close: async () => undefined,
  };
};
