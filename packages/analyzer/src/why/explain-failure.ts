import type { Assignment, Episode, EventStore, Signature, TrendState } from '@feedback/schema';
import type { AnalyzeOptions } from '../analyze.ts';
import { createCounting, type Counted, type CountingInput } from '../gather.ts';
import type { Readings } from '../judge/read-wordings.ts';
import { horizonOf } from '../measure/period.ts';
import { standingsOf, stateAlone } from '../measure/standings.ts';
import { passMistakes, readStore, type ReadStore } from '../read-store.ts';
import type { WordingJudgement } from '../judge/judge-mistakes.ts';
import { inquireAfter, type FoundGroup, type Lead } from './inquiry.ts';
import { lastRepair, type LastRepair } from './last-repair.ts';

/** The pattern of the library that a failure belongs to, and who says so. */
interface ExplainedPattern {
  readonly name: string;
  /** The method that found it for the text, or `declared`: mistakes of its group were said to belong to it. */
  readonly by: Assignment['method'] | 'declared';
  /** `null` where it was declared. */
  readonly probability: number | null;
}

/** What is known about a failure text. */
export interface ExplainedFailure {
  /** Whether mistakes of its group were recorded. */
  readonly known: boolean;
  readonly signature: Signature | null;
  /** Why the text and those mistakes are together. */
  readonly reason: string;
  readonly occurrences: number;
  readonly runs: number;
  readonly episodes: number;
  readonly first_seen: string | null;
  readonly last_seen: string | null;
  readonly state: TrendState | null;
  readonly pattern: ExplainedPattern | null;
  readonly last_repair: LastRepair | null;
}

const LEADS: Readonly<Record<Exclude<Lead, 'text'>, string>> = {
  line: 'The line that names the error says the same but for its values; the rest of the text differs.',
  rule: 'The text names the rule.',
};

const reasonFor = (found: FoundGroup | undefined, { book }: Readings): string => {
  if (found === undefined) return 'Nothing like it was recorded.';
  const together = book.explain(found.signature);
  return found.lead === 'text' ? together : `${LEADS[found.lead]} ${together}`;
};

const patternFor = (
  { assignment, pattern }: WordingJudgement,
  found: FoundGroup | undefined,
): ExplainedPattern | null => {
  if (assignment !== undefined)
    return { name: assignment.pattern, by: assignment.method, probability: assignment.probability };
  if (pattern !== undefined) return { name: pattern, by: 'manual', probability: 1 };
  const ofOthers = found?.history.pattern;
  return ofOthers === undefined ? null : { name: ofOthers, by: 'declared', probability: null };
};

/** The time of the first mistake or run of a store. */
const firstFactOf = async (
  store: Pick<EventStore, 'mistakes'>,
  { firstFact }: Counted,
): Promise<string | undefined> => {
  for await (const [first] of store.mistakes())
    return first !== undefined && (firstFact === undefined || first.timestamp < firstFact)
      ? first.timestamp
      : firstFact;
  return firstFact;
};

/** The state of the group among all patterns, as if it were one of them; they are counted only where they decide. */
const stateFor = async (
  store: ReadStore,
  read: CountingInput,
  counted: Counted,
  { history: { record, episodes } }: FoundGroup,
): Promise<TrendState> => {
  // Nobody asks about the other patterns.
  const facts = { ...counted, episodesOf: (): readonly Episode[] => episodes };
  const alone = stateAlone(record, { ...facts, firstFact: await firstFactOf(store, counted) });
  if (alone !== undefined) return alone;
  const others = await passMistakes(
    store,
    createCounting(read, () => undefined),
  );
  const records = new Map([...others.records, [record.pattern, record]]);
  return standingsOf({ ...facts, ...others, records }).of(record.pattern).state;
};

const numbersOf = (
  found: FoundGroup | undefined,
): Pick<ExplainedFailure, 'occurrences' | 'runs' | 'episodes' | 'first_seen' | 'last_seen'> => {
  const history = found?.history;
  return {
    occurrences: history?.record.total ?? 0,
    runs: history?.runs ?? 0,
    episodes: history?.episodes.length ?? 0,
    first_seen: history?.record.firstSeen ?? null,
    last_seen: history?.record.lastSeen ?? null,
  };
};

/**
 * Says what a store and a library know about a failure text: its group, how often and when, the pattern, and how it was
 * repaired last. Reads only; any text will do, and 100,000 UTF-16 units of it are read. Rejects as `analyze` does.
 */
export const explainFailure = async (
  store: ReadStore,
  text: string,
  options: Omit<AnalyzeOptions, 'period'>,
): Promise<ExplainedFailure> => {
  const horizon = horizonOf(options.clock, 'all');
  const inquiry = inquireAfter(text, horizon.now);
  const read = await readStore(store, options, horizon, inquiry.ask);
  const counting = createCounting(read, inquiry.watch);
  const wordings = inquiry.wordings();
  // Of what leads nowhere, nothing is to be counted.
  const counted = wordings.length > 0 ? await passMistakes(store, counting, wordings) : counting.finish();
  const judgement = counted.judgeWording(inquiry.reading());
  const found = inquiry.found(judgement.pattern);
  const { book } = read.readings;
  const asked = inquiry.reading().signature;
  const signature = book.find(found?.signature ?? asked ?? '');
  // A group may hold unlike failures of one test: what the text itself says tells more.
  const own = found?.lead === 'text' && asked !== undefined ? { template: book.templateOf(asked) } : {};
  return {
    known: found !== undefined,
    signature: signature === undefined ? null : { ...signature, ...own },
    reason: reasonFor(found, read.readings),
    ...numbersOf(found),
    state: found === undefined ? null : await stateFor(store, read, counted, found),
    pattern: patternFor(judgement, found),
    last_repair: (found && (await lastRepair(store, found.history.episodes))) ?? null,
  };
};
