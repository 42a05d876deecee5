import {
  isMistake,
  mistakeRecord,
  patternName,
  severityWeight,
  wordingId,
  wordingOf,
  type Event,
  type EventStore,
  type PatternTally,
  type Severity,
} from '@feedback/schema';
import { aBug, aReview, aTestFailure } from '@feedback/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inAnyBatches, someEvents } from './arbitrary-events.ts';
import { all, anAssignment, anEpisode, aRun, someStats } from './records.ts';

const RUNS = { numRuns: 25 };
/** Each run of a property writes files and waits for the disk. */
const SLOW = { timeout: 60_000 };

const inOrder = (events: readonly Event[]): Event[] =>
  events.toSorted((a, b) => (`${a.timestamp} ${a.event_id}` < `${b.timestamp} ${b.event_id}` ? -1 : 1));

const worst = (group: readonly Event[]): Severity | null =>
  group
    .flatMap((event) => (event.kind === 'code_review' ? [event.severity] : []))
    .toSorted((a, b) => severityWeight(b) - severityWeight(a))[0] ?? null;

/** Counted as one would on paper. */
const naiveTally = (events: readonly Event[]): PatternTally[] => {
  const groups = Map.groupBy(events.filter(isMistake), (event) => patternName(event.pattern ?? '') || null);
  return Array.from(groups, ([pattern, group]) => {
    const times = group.map((event) => event.timestamp).toSorted();
    return {
      pattern,
      events: group.length,
      occurrences: group.reduce((sum, event) => sum + (event.count ?? 1), 0),
      severity: worst(group),
      firstSeen: times[0] ?? '',
      lastSeen: times.at(-1) ?? '',
    };
  });
};

const byName = (tallies: readonly PatternTally[]): PatternTally[] =>
  tallies.toSorted((a, b) => (String(a.pattern) < String(b.pattern) ? -1 : 1));

/** What every store promises. `open` gives a new, empty store; the suite closes it. */
export const contract = (name: string, open: () => Promise<EventStore>): void => {
  const using = async (work: (store: EventStore) => Promise<void>): Promise<void> => {
    const store = await open();
    try {
      await work(store);
    } finally {
      await store.close();
    }
  };

  describe(`${name}: events`, () => {
    it('tells new events from known ones by their id, also within a batch', () =>
      using(async (store) => {
        const [one, two] = [aBug({ event_id: 'e_1' }), aBug({ event_id: 'e_2' })];
        expect(await store.append([one, one])).toEqual({ added: 1, known: 1 });
        expect(await store.append([one, two])).toEqual({ added: 1, known: 1 });
        expect(await store.append([])).toEqual({ added: 0, known: 0 });
        expect(await all(store.events())).toEqual([one, two]);
      }));

    it('never changes a fact that is there', () =>
      using(async (store) => {
        await store.append([aBug({ event_id: 'e_1', error: 'first' })]);
        await store.append([aBug({ event_id: 'e_1', error: 'second' })]);
        expect(await all(store.events())).toMatchObject([{ error: 'first' }]);
      }));

    it('keeps its own copy', () =>
      using(async (store) => {
        const given = aBug({ error: 'as given' });
        await store.append([given]);
        given.error = 'changed';
        for await (const returned of store.events()) Object.assign(returned, { error: 'changed' });
        expect(await all(store.events())).toMatchObject([{ error: 'as given' }]);
      }));

    it(
      'holds the same after any order, batches and repetitions, and gives each event back as it was',
      SLOW,
      async () => {
        const scenario = someEvents.chain((events) =>
          fc.record({ events: fc.constant(events), batches: inAnyBatches(events) }),
        );
        await fc.assert(
          fc.asyncProperty(scenario, ({ events, batches }) =>
            using(async (store) => {
              let added = 0;
              for (const batch of batches) added += (await store.append(batch)).added;
              expect(added).toBe(events.length);
              expect(await all(store.events())).toEqual(inOrder(events));
            }),
          ),
          RUNS,
        );
      },
    );

    it('streams more events than fit on a page, in order, also when many have one time', () =>
      using(async (store) => {
        const events = Array.from({ length: 1_203 }, (_, index) =>
          aBug({
            event_id: `e_${String(index).padStart(5, '0')}`,
            error: `error ${index % 50}`,
            timestamp: `2026-01-0${1 + (index % 2)}T00:00:00.000Z`,
          }),
        );
        await store.append(events.toReversed());
        expect(await all(store.events())).toEqual(inOrder(events));
      }));

    it('can be left in the middle of a stream and written to during one', () =>
      using(async (store) => {
        await store.append([aBug(), aBug()]);
        for await (const event of store.events()) {
          await store.append([aBug({ event_id: `${event.event_id}_again` })]);
          break;
        }
        expect(await store.countByKind()).toEqual({ bug: 3 });
      }));
  });

  describe(`${name}: filters`, () => {
    const events = [
      aBug({ event_id: 'e_1', timestamp: '2026-01-01T00:00:00.000Z', pattern: 'Bounds Checking' }),
      aReview({ event_id: 'e_2', timestamp: '2026-01-02T00:00:00.000Z', pattern: 'logging' }),
      aTestFailure({
        event_id: 'e_3',
        timestamp: '2026-01-03T00:00:00.000Z',
        source: { tool: 'pytest', format: 'junit-xml', run_id: 'r_2' },
      }),
    ];
    const ids = async (store: EventStore, filter: Parameters<EventStore['events']>[0]) =>
      (await all(store.events(filter))).map((event) => event.event_id);

    it.each([
      [{}, ['e_1', 'e_2', 'e_3']],
      [{ kinds: ['bug', 'test_failure'] as const }, ['e_1', 'e_3']],
      [{ kinds: [] }, []],
      [{ since: '2026-01-02T00:00:00.000Z' }, ['e_2', 'e_3']],
      [{ until: '2026-01-02T00:00:00.000Z' }, ['e_1']],
      [{ runId: 'r_2' }, ['e_3']],
      [{ patterns: ['boundsChecking', 'logging'] }, ['e_1', 'e_2']],
      [{ patterns: ['boundsChecking'], kinds: ['code_review'] as const }, []],
      [{ patterns: [] }, []],
      [{ patterns: ["' OR 1=1 --"] }, []],
    ])('%j finds %j', (filter, expected) =>
      using(async (store) => {
        await store.append(events);
        expect(await ids(store, filter)).toEqual(expected);
        const counts = await store.countByKind(filter);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(expected.length);
      }),
    );

    it('takes the assigned pattern before the declared one', () =>
      using(async (store) => {
        await store.append(events);
        await store.assign([
          anAssignment({ id: 'e_1', pattern: 'Nan-Inf' }),
          anAssignment({ id: 'e_3', pattern: 'logging' }),
          anAssignment({ id: 'e_2', subject: 'signature', pattern: 'other' }),
        ]);
        expect(await ids(store, { patterns: ['nan_inf'] })).toEqual(['e_1']);
        expect(await ids(store, { patterns: ['bounds_checking'] })).toEqual([]);
        expect(await ids(store, { patterns: ['logging'] })).toEqual(['e_2', 'e_3']);
      }));
  });

  describe(`${name}: counts`, () => {
    it('tallies as one would on paper', SLOW, async () => {
      await fc.assert(
        fc.asyncProperty(someEvents, (events) =>
          using(async (store) => {
            await store.append(events);
            expect(byName(await store.tally())).toEqual(byName(naiveTally(events)));
          }),
        ),
        RUNS,
      );
    });

    it('tallies by the assigned pattern, most occurrences first, those of no pattern last among equals', () =>
      using(async (store) => {
        await store.append([
          aBug({ event_id: 'e_1', pattern: 'rare' }),
          aBug({ event_id: 'e_2', pattern: 'often', count: 5 }),
          aTestFailure({ event_id: 'e_3' }),
          aBug({ event_id: 'e_4', pattern: 'declared' }),
          aBug({ event_id: 'e_5', pattern: 'declared' }),
        ]);
        await store.assign([
          anAssignment({ id: 'e_4', pattern: 'judged' }),
          anAssignment({ id: 'e_5', pattern: '' }),
        ]);
        const tallies = await store.tally();
        expect(tallies.map(({ pattern, occurrences }) => [pattern, occurrences])).toEqual([
          ['often', 5],
          [null, 2],
          ['judged', 1],
          ['rare', 1],
        ]);
      }));

    it('leaves flaky tests and what is no mistake out of tallies and series', () =>
      using(async (store) => {
        await store.append([aTestFailure({ flaky: true }), aTestFailure({ flaky: false })]);
        expect(await store.tally()).toMatchObject([{ events: 1 }]);
        expect(await store.series('day')).toMatchObject([{ events: 1 }]);
        expect(await store.countByKind()).toEqual({ test_failure: 2 });
      }));

    it('sums counts beyond what an integer holds without failing', () =>
      using(async (store) => {
        const count = Number.MAX_SAFE_INTEGER;
        await store.append([aBug({ count }), aBug({ count })]);
        expect(await store.tally()).toMatchObject([{ occurrences: count + count }]);
      }));

    it('starts weeks on Monday and leaves empty buckets out', () =>
      using(async (store) => {
        await store.append(
          ['2026-01-04T23:59:59.999Z', '2026-01-05T00:00:00.000Z', '2026-01-11T12:00:00.000Z'].map(
            (timestamp) => aBug({ timestamp, count: 2 }),
          ),
        );
        expect(await store.series('week')).toEqual([
          { start: '2025-12-29T00:00:00.000Z', events: 1, occurrences: 2 },
          { start: '2026-01-05T00:00:00.000Z', events: 2, occurrences: 4 },
        ]);
        expect(await store.series('day', { until: '2026-01-05T00:00:00.000Z' })).toEqual([
          { start: '2026-01-04T00:00:00.000Z', events: 1, occurrences: 2 },
        ]);
      }));
  });

  describe(`${name}: wordings`, () => {
    it('keeps what mistakes say once, and counts them without their texts', SLOW, async () => {
      await fc.assert(
        fc.asyncProperty(someEvents, (events) =>
          using(async (store) => {
            await store.append(events);
            await store.append(events);
            const wordings = await all(store.wordings());
            const numbers = new Map(wordings.map(({ id, wording }) => [id, wording]));
            const mistakes = inOrder(events).filter(isMistake);
            expect(numbers.size).toBe(wordings.length);
            expect(new Set(numbers.keys())).toEqual(
              new Set(mistakes.map((event) => wordingId(wordingOf(event)))),
            );
            expect((await all(store.mistakes())).flat()).toEqual(
              mistakes.map((event) => mistakeRecord(event, numbers.get(wordingId(wordingOf(event))) ?? -1)),
            );
          }),
        ),
        RUNS,
      );
    });

    it('gives the words back as they were said, in the order in which they came', () =>
      using(async (store) => {
        const said = [
          aTestFailure({ failure_reason: 'no basket', failure_type: 'KeyError', stack_trace: 'at basket' }),
          aReview({ rule_id: 'E722', message: 'bare except' }),
        ];
        for (const event of [...said, ...said]) await store.append([event]);
        await store.append([aTestFailure({ failure_reason: 'later', flaky: true })]);
        const wordings = await all(store.wordings());
        expect(wordings).toEqual(
          said.map((event, index) =>
            Object.assign(wordingOf(event), {
              id: wordingId(wordingOf(event)),
              wording: wordings[index]?.wording,
              signature: null,
            }),
          ),
        );
      }));

    it('counts more mistakes than fit on a page, also when all have one time', () =>
      using(async (store) => {
        const events = Array.from({ length: 4_003 }, (_, index) => aBug({ event_id: `e_${index}` }));
        await store.append(events);
        const records = (await all(store.mistakes())).flat();
        expect(records.map(({ event_id }) => event_id)).toEqual(inOrder(events).map((each) => each.event_id));
      }));

    it('learns no words from an event that is known', () =>
      using(async (store) => {
        await store.append([aBug({ event_id: 'e_1', error: 'first' })]);
        await store.append([aBug({ event_id: 'e_1', error: 'second' })]);
        expect(await all(store.wordings())).toMatchObject([{ text: 'first' }]);
      }));

    it('keeps the signatures that wordings were given, and what signatures are found by', () =>
      using(async (store) => {
        await store.append([aBug({ error: 'one' }), aBug({ error: 'two' })]);
        expect(await store.signatureState()).toBeUndefined();
        const [one] = await all(store.wordings());
        await store.keepSignatures({ any: ['state'] }, new Map([[one?.id ?? '', 's_1']]));
        await store.keepSignatures({ any: [] }, new Map([['w_nobody', 's_2']]));
        expect(await store.signatureState()).toEqual({ any: [] });
        expect(await all(store.wordings())).toMatchObject([
          { text: 'one', signature: 's_1' },
          { text: 'two', signature: null },
        ]);
      }));

    it('gives the mistakes of some wordings only, in order, more than fit on a page', () =>
      using(async (store) => {
        const events = Array.from({ length: 2_500 }, (_, index) =>
          aBug({
            event_id: `e_${String(index).padStart(5, '0')}`,
            error: ['one', 'two', 'three'][index % 3] ?? '',
            timestamp: `2026-01-0${1 + (index % 2)}T00:00:00.000Z`,
          }),
        );
        await store.append(events);
        const numbers = new Map((await all(store.wordings())).map(({ text, wording }) => [text, wording]));
        const asked = ['one', 'three'];
        const records = await all(store.mistakes(asked.map((text) => numbers.get(text) ?? -1)));
        expect(records.flat().map(({ event_id }) => event_id)).toEqual(
          inOrder(events.filter(({ error }) => asked.includes(error))).map(({ event_id }) => event_id),
        );
        expect(await all(store.mistakes([]))).toEqual([]);
      }));

    it('finds events by their ids', () =>
      using(async (store) => {
        const events = Array.from({ length: 700 }, (_, index) => aBug({ event_id: `e_${index}` }));
        await store.append(events);
        const asked = [...events.slice(50).map((event) => event.event_id), 'e_nobody'];
        expect(inOrder(await store.eventsById(asked))).toEqual(inOrder(events.slice(50)));
        expect(await store.eventsById([])).toEqual([]);
      }));
  });

  describe(`${name}: runs`, () => {
    const runs = [
      aRun({ run_id: 'r_1', timestamp: '2026-01-05T08:00:00.000Z' }),
      aRun({ run_id: 'r_2', timestamp: '2026-01-06T08:00:00.000Z', kind: 'scan' }),
      aRun({ run_id: 'r_3', timestamp: '2026-01-12T08:00:00.000Z' }),
    ];

    it('keeps each run once and gives them in order of time', () =>
      using(async (store) => {
        expect(await store.addRuns(runs.toReversed())).toEqual({ added: 3, known: 0 });
        expect(await store.addRuns(runs)).toEqual({ added: 0, known: 3 });
        expect(await all(store.runs())).toEqual(runs);
        expect(await all(store.runs({ kinds: ['tests'], since: '2026-01-06T00:00:00.000Z' }))).toEqual([
          runs[2],
        ]);
        expect(await all(store.runs({ kinds: [] }))).toEqual([]);
      }));

    it('counts runs per bucket', () =>
      using(async (store) => {
        await store.addRuns(runs);
        expect(await store.runSeries('week')).toEqual([
          { start: '2026-01-05T00:00:00.000Z', runs: 2 },
          { start: '2026-01-12T00:00:00.000Z', runs: 1 },
        ]);
        expect(await store.runSeries('day', { kinds: ['scan'], until: '2026-01-07T00:00:00.000Z' })).toEqual([
          { start: '2026-01-06T00:00:00.000Z', runs: 1 },
        ]);
      }));
  });

  describe(`${name}: judgements`, () => {
    it('replaces an assignment by one of the same or a higher version only, and spells its pattern one way', () =>
      using(async (store) => {
        await store.assign([anAssignment({ pattern: 'Second', version: 2 })]);
        await store.assign([anAssignment({ pattern: 'first', version: 1 })]);
        expect(await all(store.assignments())).toMatchObject([{ pattern: 'second', version: 2 }]);
        await store.assign([
          anAssignment({ pattern: 'again', version: 2 }),
          anAssignment({ subject: 'signature', pattern: 's' }),
        ]);
        expect(await all(store.assignments())).toMatchObject([{ pattern: 'again' }, { pattern: 's' }]);
      }));

    it('takes back what a method of this version or a lower one judged, never what people did or a later one', () =>
      using(async (store) => {
        const manual = anAssignment({ id: 'e_1', pattern: 'mine', method: 'manual', version: 0 });
        const later = anAssignment({ id: 'e_2', pattern: 'later', version: 3 });
        await store.assign([manual, later, anAssignment({ id: 'e_3', pattern: 'old' })]);
        const judged = anAssignment({ subject: 'wording', id: 'w_1', pattern: 'New One', version: 2 });
        const other = { version: 2, pattern: 'other' };
        await store.replaceAssignments([judged, { ...manual, ...other }, { ...later, ...other }], 2);
        expect(await all(store.assignments())).toEqual([manual, later, { ...judged, pattern: 'new_one' }]);
        await store.replaceAssignments([], 2);
        expect(await all(store.assignments())).toEqual([manual, later]);
      }));

    it('lets a judgement about what an event says stand behind what is said about the event', () =>
      using(async (store) => {
        const events = [
          aBug({ event_id: 'e_1', pattern: '' }),
          aBug({ event_id: 'e_2', pattern: 'declared' }),
          aBug({ event_id: 'e_3', pattern: '' }),
        ];
        await store.append(events);
        const [said] = await all(store.wordings());
        await store.assign([
          anAssignment({ subject: 'wording', id: said?.id ?? '', pattern: 'by words' }),
          anAssignment({ id: 'e_3', pattern: '' }),
        ]);
        const tallies = await store.tally();
        expect(byName(tallies).map(({ pattern, events: count }) => [pattern, count])).toEqual([
          ['by_words', 1],
          ['declared', 1],
          [null, 1],
        ]);
      }));

    it('replaces all episodes and all numbers', () =>
      using(async (store) => {
        await store.replaceEpisodes([anEpisode(), anEpisode({ episode_id: 'p_2' })]);
        const later = [
          anEpisode({ episode_id: 'p_4', introduced_at: '2026-01-01T00:00:00.000Z' }),
          anEpisode({ episode_id: 'p_3' }),
        ];
        await store.replaceEpisodes(later.toReversed());
        expect(await all(store.episodes())).toEqual(later);
        await store.replaceStats([someStats(), someStats({ pattern: 'old' })]);
        const stats = [someStats({ pattern: 'alpha' }), someStats({ pattern: 'beta' })];
        await store.replaceStats(stats.toReversed());
        expect(await store.stats()).toEqual(stats);
        await store.replaceEpisodes([]);
        expect(await all(store.episodes())).toEqual([]);
      }));
  });

  it(`${name}: can be closed twice`, async () => {
    const store = await open();
    await store.close();
    await expect(store.close()).resolves.toBeUndefined();
  });
};
