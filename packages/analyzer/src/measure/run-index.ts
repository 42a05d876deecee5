import { byKeys, type Run, type RunKind } from '@feedback/schema';

/** Kinds whose runs repeat the same work, so that a later one without a mistake says that it is gone, and what they are called as exposure. */
const REPEATING: Readonly<Partial<Record<RunKind, string>>> = {
  tests: 'runs',
  scan: 'scans',
  review: 'reviews',
  deployment: 'deployments',
  benchmark: 'benchmark runs',
};

/** What one run of a repeating kind is called in plural; `undefined` for logs, documents and commits, which repeat nothing. */
export const exposureUnit = (kind: RunKind): string | undefined => REPEATING[kind];

/** What analysis keeps of a run. */
type RunRecord = Pick<Run, 'run_id' | 'kind' | 'timestamp' | 'scope' | 'project' | 'partial'>;

/** Runs of one project, scope and kind in order of time, then id: each could have shown what the others showed. */
export interface Lane {
  readonly key: string;
  readonly project: string | undefined;
  readonly scope: string;
  readonly runs: RunRecord[];
}

interface PlacedRun extends RunRecord {
  /** Its place in its lane; `undefined` where the kind repeats nothing. */
  readonly lane?: Lane;
  position: number;
}

export interface RunIndex {
  readonly byId: ReadonlyMap<string, PlacedRun>;
  readonly lanes: readonly Lane[];
}

/** A report of no tests at all had no chance to show a failure, so it proves nothing gone. */
const couldShow = ({ kind, totals }: Pick<Run, 'kind' | 'totals'>): boolean =>
  !(kind === 'tests' && totals.tests === 0 && (totals.failures ?? 0) + (totals.errors ?? 0) === 0);

const byTimeThenId = byKeys<RunRecord>(
  (run) => run.timestamp,
  (run) => run.run_id,
);

/** Gathers runs, in any order, into lanes. */
export const createRunIndex = (): { readonly add: (run: Run) => void; readonly finish: () => RunIndex } => {
  const byId = new Map<string, PlacedRun>();
  const lanes = new Map<string, Lane>();
  const laneOf = ({ project, scope, kind }: Run): Lane => {
    const key = JSON.stringify([project ?? null, scope, kind]);
    const lane = lanes.get(key) ?? { key, project, scope, runs: [] };
    lanes.set(key, lane);
    return lane;
  };
  return {
    add: (run) => {
      if (byId.has(run.run_id)) return;
      const { run_id, kind, timestamp, scope, project, partial } = run;
      const lane = exposureUnit(kind) !== undefined && couldShow(run) ? laneOf(run) : undefined;
      const placed: PlacedRun = {
        run_id,
        kind,
        timestamp,
        scope,
        position: -1,
        ...(project === undefined ? {} : { project }),
        ...(partial === undefined ? {} : { partial }),
        ...(lane === undefined ? {} : { lane }),
      };
      byId.set(run_id, placed);
      lane?.runs.push(placed);
    },
    finish: () => {
      for (const { runs } of lanes.values()) {
        runs.sort(byTimeThenId);
        (runs as PlacedRun[]).forEach((run, position) => {
          run.position = position;
        });
      }
      return { byId, lanes: [...lanes.values()] };
    },
  };
};

/** The index of runs at hand. */
export const indexRuns = (runs: Iterable<Run>): RunIndex => {
  const index = createRunIndex();
  for (const run of runs) index.add(run);
  return index.finish();
};
