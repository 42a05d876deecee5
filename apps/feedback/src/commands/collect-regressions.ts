import type { EventStore, MeasurementEvent } from '@feedback/schema';

/** Stores what it is given and notes the benchmark runs among it. */
export const watchBenchmarks = (
  store: EventStore,
): { readonly store: Pick<EventStore, 'append' | 'addRuns'>; readonly runs: ReadonlySet<string> } => {
  const runs = new Set<string>();
  return {
    runs,
    store: {
      append: (events) => store.append(events),
      addRuns: (added) => {
        for (const { kind, run_id } of added) if (kind === 'benchmark') runs.add(run_id);
        return store.addRuns(added);
      },
    },
  };
};

async function* measurements(store: EventStore): AsyncGenerator<MeasurementEvent> {
  for await (const event of store.events({ kinds: ['measurement'] }))
    if (event.kind === 'measurement') yield event;
}

/**
 * Stores the numbers of these runs that are worse than their earlier runs explain, as performance events; resolves to how many
 * are new. The same runs give the same events again.
 */
export const storeRegressions = async (store: EventStore, runs: ReadonlySet<string>): Promise<number> => {
  if (runs.size === 0) return 0;
  const { findRegressions } = await import('@feedback/collector');
  const fresh: MeasurementEvent[] = [];
  for await (const event of measurements(store)) if (runs.has(event.source.run_id ?? '')) fresh.push(event);
  const { added } = await store.append([...(await findRegressions(measurements(store), fresh))]);
  return added;
};
