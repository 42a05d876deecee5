import { eventId, type Event, type Run } from '@feedback/schema';
import { openStore } from '@feedback/store';

/** Failures of one run of CI. */
const PER_RUN = 400;
const BATCH = 2_000;
const TESTS = 3_000;
const FIRST = Date.UTC(2025, 0, 1);
const LAST = Date.UTC(2026, 0, 31);

/** The same numbers in each run: a linear congruential generator (Numerical Recipes). */
const numbers = (): (() => number) => {
  let state = 7;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
};

const NOUNS = 'basket order price stock user invoice voucher parcel refund address session payment'.split(
  ' ',
);
const VERBS = 'load save sort count merge parse render send cancel archive'.split(' ');

const pick = <T>(items: readonly T[], index: number): T => items[index % items.length] as T;

/** What a mistake says: always the same, with numbers of a few values, or with a number of its own. */
type Say = (cause: number, random: () => number) => string;

const SAYINGS: readonly Say[] = [
  (cause) => `cannot ${pick(VERBS, cause)} ${pick(NOUNS, cause >> 3)} of ${pick(NOUNS, cause >> 5)}`,
  (cause) => `TypeError: Cannot read properties of undefined (reading '${pick(NOUNS, cause)}')`,
  (cause) => `KeyError: '${pick(NOUNS, cause)}_${pick(VERBS, cause >> 4)}'`,
  (cause, random) => `IndexError: list index ${random() % 40} out of range in ${pick(NOUNS, cause)}`,
  (cause, random) => `${pick(VERBS, cause)} ${pick(NOUNS, cause)} took ${random() % 3_000} ms, limit 2000 ms`,
  (cause, random) =>
    `connect ECONNREFUSED 10.0.${random() % 8}.${random() % 256}:5432 for ${pick(NOUNS, cause)}`,
  (cause, random) => `no ${pick(NOUNS, cause)} with id ${random().toString(16)}${random().toString(16)}`,
];

const traceOf = (message: string, cause: number): string =>
  [
    message,
    ...[0, 1, 2, 3].map(
      (depth) =>
        `    at ${pick(VERBS, cause + depth)}${pick(NOUNS, cause >> depth)} (/shop/src/${pick(NOUNS, cause + depth)}/${pick(VERBS, cause)}.js:${10 + ((cause * 7 + depth) % 300)}:5)`,
    ),
  ].join('\n');

/** Few causes make most failures, many make few. */
const causeOf = (random: () => number): number => Math.floor((random() / 2 ** 24) ** 3 * TESTS);

const anEvent = (index: number, run: Run, random: () => number): Event => {
  const cause = causeOf(random);
  const say = pick(SAYINGS, random() % 10 < 6 ? cause % 3 : 3 + (cause % 4));
  const message = say(cause, random);
  const declared = cause % 10 < 3 ? { pattern: `${pick(VERBS, cause)}_${pick(NOUNS, cause)}` } : {};
  const envelope = {
    event_id: eventId('bench', [String(index)]),
    timestamp: run.timestamp,
    source: run.source,
    ...declared,
  };
  const file_path = `src/${pick(NOUNS, cause)}/${pick(VERBS, cause >> 2)}-${cause % 400}.js`;
  if (cause % 10 === 9)
    return {
      ...envelope,
      kind: 'code_review',
      issue_type: 'lint',
      severity: pick(['low', 'medium', 'high'], cause),
      file_path,
      line: 1 + (index % 300),
      rule_id: `no-${pick(VERBS, cause)}-${pick(NOUNS, cause >> 3)}`,
      message,
    };
  return {
    ...envelope,
    kind: 'test_failure',
    test_name: `${pick(VERBS, cause)}s the ${pick(NOUNS, cause >> 2)} ${cause}`,
    suite: `${pick(NOUNS, cause >> 4)} ${cause % 200}`,
    failure_reason: message,
    file_path,
    ...(cause % 4 === 0 ? { stack_trace: traceOf(message, cause) } : {}),
  };
};

const aRun = (index: number, all: number): Run => {
  const run_id = `r_${String(index).padStart(20, 'abcdefghijklmnopqrst')}`;
  return {
    run_id,
    kind: 'tests',
    timestamp: new Date(FIRST + Math.floor((index / all) * (LAST - FIRST))).toISOString(),
    source: { tool: 'junit', format: 'junit-xml', path: 'reports/junit.xml', run_id },
    scope: `job ${index % 4}`,
    totals: { tests: 20_000, failures: PER_RUN },
  };
};

/**
 * Fills a store with a year of CI: 3,000 causes in unlike frequency, three in ten declared, a quarter with stack traces. Six in
 * ten messages repeat word for word; the others have numbers in them, from a few values to one of their own each.
 */
export const fillStore = async (location: string, events: number): Promise<void> => {
  const store = await openStore(location);
  const random = numbers();
  const runs = Math.ceil(events / PER_RUN);
  let batch: Event[] = [];
  for (let index = 0; index < events; index++) {
    const run = aRun(Math.floor(index / PER_RUN), runs);
    if (index % PER_RUN === 0) await store.addRuns([run]);
    batch.push(anEvent(index, run, random));
    if (batch.length === BATCH || index === events - 1) {
      await store.append(batch);
      batch = [];
    }
  }
  await store.close();
};
