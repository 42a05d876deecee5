import {
  MISTAKE_KINDS,
  isMistake,
  type Clock,
  type EventStore,
  type ExperimentDefinition,
  type MistakeEvent,
  type Run,
} from '@feedback/schema';
import { deriveEpisodes } from '../measure/episodes.ts';
import { exposureUnit } from '../measure/run-index.ts';
import type { Experiment } from './experiment.ts';
import { observe, type UnitObservation } from './observe.ts';
import { unitOf, type AuthorOf } from './unit-of.ts';

/** An experiment with all that the facts tell about it, and how much they leave open. */
export interface ObservedExperiment {
  readonly experiment: Experiment;
  /** Facts of its time that count in no arm, since they tell no unit, or no run that could also have shown nothing. */
  readonly untold: { readonly sightings: number; readonly looks: number };
}

type Facts = Pick<EventStore, 'events' | 'runs'>;

/** What could have shown the mistake in one unit: a run, or for an agent a generation. */
interface Look {
  readonly unit: string | undefined;
  readonly timestamp: string;
}

interface Sighting {
  readonly unit: string | undefined;
  readonly event: MistakeEvent;
}

interface Seen {
  readonly looks: readonly Look[];
  readonly sightings: readonly Sighting[];
  /** Those that repeat the same work, by unit. */
  readonly runs: ReadonlyMap<string | undefined, readonly Run[]>;
}

interface ObserveOptions {
  readonly clock: Clock;
  /** For experiments by author. */
  readonly authorOf?: AuthorOf | undefined;
}

const mistakesOf = async (store: Facts, pattern: string): Promise<MistakeEvent[]> => {
  const found: MistakeEvent[] = [];
  for await (const event of store.events({ kinds: MISTAKE_KINDS, patterns: [pattern] }))
    if (isMistake(event)) found.push(event);
  return found;
};

/** Runs of the kinds that ever showed the mistake could have shown it again, as in the effect of a pattern. */
const seenInRuns = async (
  store: Facts,
  { unit, pattern }: ExperimentDefinition,
  authorOf: AuthorOf | undefined,
): Promise<Seen> => {
  const byId = new Map<string, Run>();
  for await (const run of store.runs()) if (exposureUnit(run.kind) !== undefined) byId.set(run.run_id, run);
  const mistakes = await mistakesOf(store, pattern);
  const runOf = ({ source }: MistakeEvent): Run | undefined => byId.get(source.run_id ?? '');
  const kinds = new Set(mistakes.map((event) => runOf(event)?.kind));
  const runs = [...byId.values()].filter(({ kind }) => kinds.has(kind));
  const unitOfRun = (run: Run): string | undefined => unitOf(unit, run, authorOf);
  return {
    runs: Map.groupBy(runs, unitOfRun),
    looks: runs.map((run) => ({ unit: unitOfRun(run), timestamp: run.timestamp })),
    sightings: mistakes.map((event) => {
      const run = runOf(event);
      return { event, unit: run && unitOfRun(run) };
    }),
  };
};

/** No run names an agent; the generations that it asked for do. */
const seenByAgents = async (store: Facts, { pattern }: ExperimentDefinition): Promise<Seen> => {
  const looks: Look[] = [];
  for await (const event of store.events({ kinds: ['code_generation'] }))
    looks.push({ unit: unitOf('agent', event), timestamp: event.timestamp });
  const sightings = (await mistakesOf(store, pattern)).map((event) => ({
    event,
    unit: unitOf('agent', event),
  }));
  return { looks, sightings, runs: new Map() };
};

/** When the episodes of one unit began. */
const beginnings = (sightings: readonly Sighting[], runs: readonly Run[], now: Date): readonly string[] =>
  deriveEpisodes(
    sightings.map(({ event }) => ({
      subject: 'experiment',
      project: event.project,
      runId: runs.length === 0 ? undefined : event.source.run_id,
      timestamp: event.timestamp,
      occurrences: event.count ?? 1,
      severity: 'medium',
    })),
    runs,
    now,
  ).map(({ introduced_at }) => introduced_at);

const countByDay = (times: readonly string[]): ReadonlyMap<string, number> => {
  const days = new Map<string, number>();
  for (const time of times) days.set(time.slice(0, 10), (days.get(time.slice(0, 10)) ?? 0) + 1);
  return days;
};

/** The days of one unit, and the beginnings of episodes on days without exposure: an agent may err where it generated nothing. */
const daysOf = (
  unit: string,
  looks: readonly string[],
  begun: readonly string[],
): { readonly observations: readonly UnitObservation[]; readonly lost: number } => {
  const [exposures, episodes] = [countByDay(looks), countByDay(begun)];
  return {
    observations: [...exposures].map(([day, exposure]) => ({
      unit,
      timestamp: day,
      episodes: episodes.get(day) ?? 0,
      exposure,
    })),
    lost: begun.filter((time) => !exposures.has(time.slice(0, 10))).length,
  };
};

/**
 * Derives from a store what an experiment has shown so far: per unit and UTC day the episodes that began and the runs that could
 * have shown them, from its start until its end or now. The same facts give the same result, in whatever order they came. Which
 * mistakes belong to the pattern is the store's judgement, so write that of `analyze` back first. Rejects with whatever the store rejects with.
 */
export const observeFacts = async (
  store: Facts,
  definition: ExperimentDefinition,
  { clock, authorOf }: ObserveOptions,
): Promise<ObservedExperiment> => {
  const now = clock();
  const until = definition.stopped_at ?? now.toISOString();
  const isInTime = (time: string): boolean => time >= definition.started_at && time < until;
  const seen = await (definition.unit === 'agent'
    ? seenByAgents(store, definition)
    : seenInRuns(store, definition, authorOf));
  const looks = Map.groupBy(
    seen.looks.filter(({ timestamp }) => isInTime(timestamp)),
    ({ unit }) => unit,
  );
  const sightings = Map.groupBy(seen.sightings, ({ unit }) => unit);
  let experiment: Experiment = { ...definition, days: {} };
  let lost = (sightings.get(undefined) ?? []).filter(({ event }) => isInTime(event.timestamp)).length;
  for (const unit of new Set([...looks.keys(), ...sightings.keys()])) {
    if (unit === undefined) continue;
    const begun = beginnings(sightings.get(unit) ?? [], seen.runs.get(unit) ?? [], now).filter(isInTime);
    const times = (looks.get(unit) ?? []).map(({ timestamp }) => timestamp);
    const days = daysOf(unit, times, begun);
    experiment = days.observations.reduce(observe, experiment);
    lost += days.lost;
  }
  return { experiment, untold: { sightings: lost, looks: looks.get(undefined)?.length ?? 0 } };
};
