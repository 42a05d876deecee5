import type { Event } from '@feedback/schema';
import { aBug, aReview, aTestFailure, fixedClock } from '@feedback/testing';
import { expect, it } from 'vitest';
import { explainFailure } from '../../src/index.ts';
import { aRun, inRun, january } from '../builders.ts';
import { memoryStore } from '../memory-store.ts';

const clock = fixedClock();
const explain = (events: readonly Event[], text: string) =>
  explainFailure(memoryStore(events), text, { clock, patterns: [] });

const said = (error: string): Event => aBug({ pattern: '', error });

it.each([
  ['KeyError: no basket 17 for user bob@example.com', 'KeyError: no basket 4 for user ann@example.com'],
  ['OddError: 42', 'OddError: 7'],
  ['OddError: the moon is 7 miles away', 'in test_moon\nOddError: the moon is 12 miles away\nat line 3'],
])('finds %j by a line that says the same but for its values: %j', async (recorded, asked) => {
  const { known, occurrences } = await explain([said(recorded), said('something else 3')], asked);
  expect({ known, occurrences }).toEqual({ known: true, occurrences: 1 });
});

it('finds a rule that the text names', async () => {
  const review = aReview({ pattern: '', rule_id: 'E722', message: 'bare except' });
  expect(await explain([review], 'app.py:3:1: E722 do not do that')).toMatchObject({ known: true });
});

it('counts no mistakes for a text that leads nowhere', async () => {
  const store = {
    ...memoryStore([said('one thing')]),
    mistakes: () => {
      throw new Error('mistakes were counted');
    },
  };
  const answer = await explainFailure(store, 'quite another', { clock, patterns: [] });
  expect(answer).toMatchObject({ known: false, occurrences: 0, state: null, first_seen: null });
});

/** Ten runs a day from 60 days before the present, noon of 31 January; days are counted back from it. */
const runs = Array.from({ length: 600 }, (_, index) =>
  aRun({ run_id: `r_${index}`, timestamp: january(31 - Math.floor(index / 10), index % 10) }),
);
const failedIn = (index: number, failure_reason: string): Event =>
  aTestFailure({
    pattern: '',
    failure_reason,
    source: inRun(`r_${index}`),
    timestamp: runs[index]?.timestamp ?? '',
  });
const weekly = (message: string): Event[] =>
  [20, 90, 160, 230, 300, 370, 440, 510].map((index) => failedIn(index, message));

/** The state of a failure, and whether all mistakes were counted for it. */
const stateOf = async (
  events: readonly Event[],
): Promise<{ readonly state: string | null; readonly countedAll: boolean }> => {
  const store = memoryStore(events, runs);
  let countedAll = false;
  const watched = {
    ...store,
    async *mistakes(wordings?: readonly number[]) {
      yield* store.mistakes(wordings);
      countedAll ||= wordings === undefined;
    },
  };
  const { state } = await explainFailure(watched, 'Error: out of paper', { clock, patterns: [] });
  return { state, countedAll };
};

it('says that a failure is ongoing without counting the others', async () => {
  const events = [...weekly('Error: out of paper'), ...weekly('Error: no ink')];
  expect(await stateOf(events)).toEqual({ state: 'ongoing', countedAll: false });
});

it('says that a failure is escalating beside all others', async () => {
  const burst = Array.from({ length: 25 }, (_, index) => failedIn(2 * index, 'Error: out of paper'));
  const events = [...weekly('Error: out of paper'), ...burst, ...weekly('Error: no ink')];
  expect(await stateOf(events)).toEqual({ state: 'escalating', countedAll: true });
});
