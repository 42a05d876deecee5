import { Analysis, eventId, wordingId, wordingOf, type Event, type PatternStatus } from '@feedback/schema';
import { aBug, aReview, aTestFailure, fixedClock } from '@feedback/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze, contextFromAnalysis, type AnalysisResult, type AnalyzeOptions } from '../src/index.ts';
import { aPattern, aRun, inRun, january } from './builders.ts';
import { memoryStore } from './memory-store.ts';

const clock = fixedClock();
const analyzed = (
  events: readonly Event[],
  {
    runs = [],
    assignments = [],
    kept,
    ...options
  }: Partial<AnalyzeOptions> & {
    runs?: Parameters<typeof memoryStore>[1];
    assignments?: Parameters<typeof memoryStore>[2];
    kept?: Parameters<typeof memoryStore>[3];
  } = {},
) => analyze(memoryStore(events, runs, assignments, kept), { clock, patterns: [], ...options });

const failures = (count: number, fields: Parameters<typeof aTestFailure>[0] = {}): Event[] =>
  Array.from({ length: count }, () => aTestFailure(fields));

describe('analyze', () => {
  it('gives an empty, valid analysis of an empty store', async () => {
    const { analysis, ...rest } = await analyzed([]);
    expect(Analysis.parse(analysis)).toEqual(analysis);
    expect(rest).toMatchObject({
      assignments: [],
      episodes: [],
      stats: [],
      signatures: { given: { size: 0 } },
    });
  });

  it('assigns what nobody named, counts it with what was, and hands the judgement back', async () => {
    const failure = aTestFailure();
    const patterns = [aPattern({ matches: { messages: ['index out of range'] } })];
    const { analysis, assignments, stats } = await analyzed([aBug(), failure], { patterns });
    expect(assignments).toMatchObject([
      { subject: 'wording', id: wordingId(wordingOf(failure)), pattern: 'bounds_checking' },
    ]);
    expect(analysis).toMatchObject({ ranked: [{ pattern: 'bounds_checking', count: 2 }], unassigned: 0 });
    expect(stats).toEqual([
      {
        pattern: 'bounds_checking',
        occurrence_frequency: 2,
        last_occurrence: '2026-01-30T00:00:00.000Z',
        effectiveness: null,
      },
    ]);
  });

  it('lets a judgement of people stand, and repeats it to nobody', async () => {
    const event = aTestFailure();
    const judged = {
      subject: 'event',
      id: event.event_id,
      pattern: 'mine',
      probability: 1,
      version: 0,
    } as const;
    const patterns = [aPattern({ matches: { messages: ['index'] } })];
    const { analysis, assignments } = await analyzed([event], {
      patterns,
      assignments: [{ ...judged, method: 'manual' }],
    });
    expect(analysis.ranked).toMatchObject([{ pattern: 'mine' }]);
    expect(assignments).toEqual([]);
    const again = await analyzed([event], { patterns, assignments: [{ ...judged, method: 'message' }] });
    expect(again.analysis.ranked).toMatchObject([{ pattern: 'bounds_checking' }]);
  });

  it('names the pattern of an expression that it can not use', async () => {
    const patterns = [aPattern({ matches: { expressions: ['(a+)+$', '['] } })];
    const { analysis } = await analyzed([aTestFailure()], { patterns });
    expect(analysis.problems).toMatchObject([
      { code: 'UNSAFE_EXPRESSION', message: expect.stringContaining('bounds_checking') },
      { code: 'INVALID_EXPRESSION', message: expect.stringContaining('bounds_checking') },
    ]);
  });

  it('filters numbers by period, never episodes and stats', async () => {
    const events = [aBug({ timestamp: '2025-06-01T00:00:00.000Z' }), aBug()];
    const { analysis, episodes, stats } = await analyzed(events, { period: 'week' });
    expect(analysis.ranked).toMatchObject([
      { count: 1, episodes: 1, first_seen: '2025-06-01T00:00:00.000Z' },
    ]);
    expect(episodes).toHaveLength(2);
    expect(stats).toMatchObject([{ occurrence_frequency: 2 }]);
  });

  it('ranks equal severities by episodes: one test broken for long is one mistake', async () => {
    const runs = [1, 2, 3, 4].map((day) => aRun({ run_id: `r_${day}`, timestamp: january(day) }));
    const failed = (pattern: string, day: number) =>
      aTestFailure({ pattern, source: inRun(`r_${day}`), timestamp: january(day) });
    const events = [
      ...[1, 2, 3, 4].map((day) => failed('broken_for_long', day)),
      ...[1, 3].map((day) => failed('comes_back', day)),
    ];
    const { analysis } = await analyzed(events, { runs });
    expect(analysis.ranked).toMatchObject([
      { pattern: 'comes_back', episodes: 2, count: 2 },
      { pattern: 'broken_for_long', episodes: 1, count: 4 },
    ]);
  });

  it('takes the severity of the library where no review said one', async () => {
    const patterns = [aPattern({ severity: 'critical' })];
    const { analysis } = await analyzed([aBug()], { patterns });
    expect(analysis.ranked).toMatchObject([{ severity: 'critical', severity_weight: 4 }]);
  });

  it('counts no flaky test', async () => {
    const { analysis } = await analyzed([aTestFailure({ pattern: 'p', flaky: true })]);
    expect(analysis).toMatchObject({ ranked: [], unassigned: 0, summary: { test_failures: 1 } });
  });

  it('sums up the runs, the files and the kinds', async () => {
    const runs = [aRun(), aRun({ run_id: 'r_2', kind: 'scan' })];
    const events = [aBug({ file_path: 'a.py', count: 3 }), aReview({ file_path: 'b.py' })];
    const { analysis } = await analyzed(events, { runs });
    expect(analysis.runs).toEqual({ total: 2, by_kind: { tests: 1, scan: 1 } });
    expect(analysis.hot_files).toEqual([
      { path: 'a.py', count: 3 },
      { path: 'b.py', count: 1 },
    ]);
    expect(analysis.summary).toMatchObject({ total: 2, bugs: 1, code_reviews: 1 });
  });

  it('keeps the ten hottest files', async () => {
    const events = Array.from({ length: 12 }, (_, index) =>
      aBug({ file_path: `${index}.py`, count: index + 1 }),
    );
    const { analysis } = await analyzed(events);
    expect(analysis.hot_files).toHaveLength(10);
    expect(analysis.hot_files[0]).toEqual({ path: '11.py', count: 12 });
  });

  it('makes a context for code generation from an analysis', async () => {
    const { analysis } = await analyzed([aBug({ count: 5 }), aReview({ severity: 'high' })]);
    expect(contextFromAnalysis(analysis)).toEqual({
      high_frequency_patterns: ['bounds_checking', 'specific_exceptions'],
      critical_patterns: ['specific_exceptions'],
      pattern_counts: { bounds_checking: 5, specific_exceptions: 1 },
    });
  });

  it('rejects options out of their range', async () => {
    await expect(analyzed([], { timeWindowDays: -1 })).rejects.toMatchObject({ code: 'INVALID_OPTION' });
    await expect(analyzed([], { minSupport: 0 })).rejects.toMatchObject({ code: 'INVALID_OPTION' });
  });
});

describe('new patterns', () => {
  it('are proposed when an undeclared mistake recurs, with name, template, runs and evidence', async () => {
    const failed = (index: number) =>
      aTestFailure({
        failure_reason: `TypeError: cannot add ${index} to basket`,
        source: inRun(`r_${index}`),
        timestamp: january(index),
      });
    const events = [1, 2, 3].map(failed);
    const { analysis } = await analyzed(events);
    expect(analysis.new_patterns).toEqual([
      {
        pattern: 'type_error_add_basket',
        signature: expect.stringMatching(/^s_/),
        template: 'TypeError: cannot add <*> to basket',
        count: 3,
        severity: 'medium',
        runs: 3,
        first_seen: january(1),
        last_seen: january(3),
        events: events.map(({ event_id }) => event_id),
        details: events.map(({ failure_reason }) => ({
          type: 'test_failure',
          test_name: 'test_empty_basket',
          reason: failure_reason,
        })),
      },
    ]);
    expect(analysis.unassigned).toBe(3);
  });

  it('want a second run where runs are known: a broken build fails many tests at once', async () => {
    const failed = (run_id: string, day: number) =>
      aTestFailure({ failure_reason: 'no basket', source: inRun(run_id), timestamp: january(day) });
    const runs = [aRun(), aRun({ run_id: 'r_2', timestamp: january(31) })];
    const [once, twice] = [[1, 1, 1].map((day) => failed('r_1', day)), [failed('r_2', 2)]];
    expect((await analyzed(once, { runs })).analysis).toMatchObject({ new_patterns: [], unassigned: 3 });
    expect((await analyzed([...once, ...twice], { runs })).analysis.new_patterns).toMatchObject([
      { count: 4, runs: 2 },
    ]);
    expect((await analyzed(once, { runs, minRuns: 1 })).analysis.new_patterns).toHaveLength(1);
  });

  it('are made of findings in two files of one scan', async () => {
    const runs = [aRun({ kind: 'scan' })];
    const found = (file_path: string) =>
      aReview({ pattern: '', rule_id: 'no-eval', file_path, source: inRun('r_1') });
    const one = await analyzed([found('a.js'), found('a.js')], { runs });
    expect(one.analysis.new_patterns).toEqual([]);
    const two = await analyzed([found('a.js'), found('b.js')], { runs });
    expect(two.analysis.new_patterns).toMatchObject([{ pattern: 'no_eval', template: 'no-eval: <*>' }]);
  });

  it('are not named after mistakes of their group that belong to a pattern', async () => {
    const failed = (failure_reason: string, day: number) =>
      aTestFailure({
        failure_reason,
        stack_trace: `${failure_reason}\n    at total (/shop/src/total.js:${day}:3)`,
        timestamp: january(day),
      });
    const reasons = ['RangeError: no room in basket', 'TypeError: price is null'];
    const events = reasons.flatMap((reason, index) => [1, 2].map((day) => failed(reason, day + 5 * index)));
    const named = async (covered: string): Promise<string[]> => {
      const patterns = [aPattern({ matches: { messages: [covered] } })];
      return (await analyzed(events, { patterns })).analysis.new_patterns.map(({ pattern }) => pattern);
    };
    expect(await named('price is null')).toEqual(['range_error_no_room_basket'.replace('_no', '')]);
    expect(await named('no room')).toEqual(['type_error_price_null']);
  });

  it('are not made of one case, unless somebody named it', async () => {
    const { analysis } = await analyzed([aTestFailure(), aBug({ pattern: 'named' })]);
    expect(analysis.new_patterns.map(({ pattern }) => pattern)).toEqual(['named']);
    const less = await analyzed([aTestFailure()], { minSupport: 1 });
    expect(less.analysis.new_patterns).toHaveLength(1);
  });

  it.each<[PatternStatus, number]>([
    ['active', 0],
    ['archived', 0],
    ['dismissed', 0],
    ['proposed', 1],
  ])('that stand in the library as %s are proposed %i times', async (status, times) => {
    const first = await analyzed(failures(2));
    const [found] = first.analysis.new_patterns;
    const pattern = aPattern({
      name: found?.pattern ?? '',
      status,
      matches: { signatures: [found?.signature ?? ''] },
    });
    const { analysis } = await analyzed(failures(2), { patterns: [pattern] });
    expect(analysis.new_patterns.map(({ pattern: name }) => name)).toEqual(
      times === 1 ? [found?.pattern] : [],
    );
  });

  it('that people dismissed rank nowhere, and keep their numbers', async () => {
    const { analysis, stats } = await analyzed([aBug(), aBug()], {
      patterns: [aPattern({ status: 'dismissed' })],
    });
    expect(analysis).toMatchObject({ ranked: [], high_frequency: [], trends: [], unassigned: 0 });
    expect(stats).toMatchObject([{ occurrence_frequency: 2 }]);
  });

  it('get names of their own when two would be called the same', async () => {
    const events = [
      ...failures(2, { failure_reason: 'KeyError: key missing at 1' }),
      ...failures(2, { failure_reason: 'KeyError: key missing' }),
    ];
    const { analysis } = await analyzed(events, { patterns: [aPattern({ name: 'key_error_missing' })] });
    expect(analysis.new_patterns.map(({ pattern }) => pattern).toSorted()).toEqual([
      'key_error_missing_2',
      'key_error_missing_3',
    ]);
  });

  it('show at most five cases and twenty events', async () => {
    const events = Array.from({ length: 30 }, (_, index) =>
      aTestFailure({ failure_reason: `no row ${index} in table`, timestamp: january(1, index) }),
    );
    const { analysis } = await analyzed(events);
    expect(analysis.new_patterns[0]).toMatchObject({ count: 30 });
    expect(analysis.new_patterns[0]?.details).toHaveLength(5);
    expect(analysis.new_patterns[0]?.events).toHaveLength(20);
  });
});

describe('trends', () => {
  it('are weekly, with weeks of nothing, and with runs as exposure', async () => {
    const runs = [5, 6, 14, 27, 29].map((day) => aRun({ run_id: `r_${day}`, timestamp: january(day) }));
    const events = [5, 6, 27].map((day) =>
      aTestFailure({ pattern: 'p', source: inRun(`r_${day}`), timestamp: january(day) }),
    );
    const { analysis } = await analyzed(events, { runs });
    expect(analysis.trends).toEqual([
      {
        pattern: 'p',
        bucket: 'week',
        points: [
          { start: january(5), count: 2, episodes: 1, exposure: 2 },
          { start: january(12), count: 0, episodes: 0, exposure: 1 },
          { start: january(19), count: 0, episodes: 0, exposure: 0 },
          { start: january(26), count: 1, episodes: 1, exposure: 2 },
        ],
        state: 'ongoing',
        escalation: null,
      },
    ]);
  });

  it("have days as exposure where no runs are known, and don't count those to come", async () => {
    const { analysis } = await analyzed([aBug({ timestamp: january(20) })]);
    expect(analysis.trends[0]?.points.map(({ exposure }) => Math.round(exposure * 10) / 10)).toEqual([
      7, 5.5,
    ]);
  });

  it('are daily for a week', async () => {
    const { analysis } = await analyzed([aBug()], { period: 'week' });
    expect(analysis.trends[0]).toMatchObject({ bucket: 'day' });
    expect(analysis.trends[0]?.points).toHaveLength(8);
  });

  it('draw no decades for one wrong date', async () => {
    const { analysis } = await analyzed([aBug({ timestamp: '1970-01-01T00:00:00.000Z' }), aBug()]);
    expect(analysis.trends[0]?.points).toHaveLength(104);
  });

  it('are made for the first twenty of the ranking', async () => {
    const events = Array.from({ length: 25 }, (_, index) => aBug({ pattern: `p${index}` }));
    expect((await analyzed(events)).analysis.trends).toHaveLength(20);
  });
});

describe('effectiveness', () => {
  const days = Array.from({ length: 60 }, (_, index) => index - 29);
  const runs = days.map((day) => aRun({ run_id: `r_${day}`, timestamp: january(day) }));
  const failedOn = (shown: readonly number[]) =>
    shown.map((day) =>
      aTestFailure({ pattern: 'bounds_checking', source: inRun(`r_${day}`), timestamp: january(day) }),
    );
  const patterns = [aPattern({ active_since: january(1, 12) })];

  it('has no verdict below 20 episodes before, and says why', async () => {
    const { analysis } = await analyzed(failedOn([-20, -10, 20]), { runs, patterns });
    expect(analysis.effectiveness).toEqual([
      {
        pattern: 'bounds_checking',
        active_since: january(1, 12),
        exposure_unit: 'runs',
        before: { episodes: 2, exposure: 31 },
        after: { episodes: 1, exposure: 29 },
        rate_ratio: 31 / 58,
        raw_ratio: 31 / 58,
        interval: null,
        dispersion: null,
        control_ratio: null,
        control: null,
        method: null,
        segmented: null,
        verdict: 'insufficient_data',
        reason:
          "2 episodes in the time before it became active; below 20 an effect can't be told from chance.",
      },
    ]);
    expect(analysis.library_effect).toMatchObject({ patterns: 1, verdict: 'insufficient_data' });
  });

  /** Four runs a day around the activation, of which every other one could begin an episode. */
  const often = Array.from({ length: 4 * 120 }, (_, index) =>
    aRun({ run_id: `o_${index}`, timestamp: january(-89 + Math.floor(index / 4), (index % 4) * 6) }),
  );
  const failedIn = (pattern: string, fails: (day: number) => boolean): Event[] =>
    often.flatMap(({ run_id, timestamp }, index) =>
      index % 4 === 1 && fails(-89 + Math.floor(index / 4))
        ? [aTestFailure({ pattern, source: inRun(run_id), timestamp })]
        : [],
    );

  it('helps when a steady mistake stops for good, and keeps the score', async () => {
    const events = failedIn('bounds_checking', (day) => day < 1 || day === 9);
    const { analysis, stats } = await analyzed(events, { runs: often, patterns });
    const [effect] = analysis.effectiveness;
    expect(effect).toMatchObject({ verdict: 'helps', dispersion: expect.any(Number), control: null });
    expect(effect?.interval?.[1]).toBeLessThan(1);
    expect(stats).toMatchObject([{ effectiveness: 1 - (effect?.rate_ratio ?? 1) }]);
    expect(analysis.library_effect).toMatchObject({ patterns: 1, verdict: 'helps' });
  });

  it('credits nothing that happened to all mistakes alike', async () => {
    const stops = (day: number) => day < 1 || day > 24;
    const events = ['bounds_checking', 'b', 'c'].flatMap((pattern) => failedIn(pattern, stops));
    const { analysis } = await analyzed(events, { runs: often, patterns });
    expect(analysis.effectiveness).toMatchObject([
      { verdict: 'no_clear_effect', control: { method: 'pooled', mistakes: 2 } },
    ]);
    expect(analysis.effectiveness[0]?.rate_ratio).toBeCloseTo(1, 9);
    expect(analysis.effectiveness[0]?.raw_ratio).toBeLessThan(0.5);
  });

  it('takes no pattern for a control that became active at the same time', async () => {
    const events = ['bounds_checking', 'b'].flatMap((pattern) => failedIn(pattern, (day) => day < 1));
    const both = [...patterns, aPattern({ name: 'b', active_since: january(3) })];
    const { analysis } = await analyzed(events, { runs: often, patterns: both });
    expect(analysis.effectiveness).toMatchObject([{ control: null }, { control: null }]);
    expect(analysis.library_effect).toMatchObject({ patterns: 2, episodes_after: 0 });
  });

  it('sees a mistake that goes on as before on both sides', async () => {
    const { analysis } = await analyzed(failedOn(days), { runs, patterns });
    expect(analysis.effectiveness).toMatchObject([{ before: { episodes: 1 }, after: { episodes: 1 } }]);
  });

  it('says that nothing is known from before the first fact', async () => {
    const { analysis } = await analyzed([], { patterns: [aPattern({ active_since: january(1) })] });
    expect(analysis.effectiveness).toMatchObject([
      { rate_ratio: null, reason: 'Nothing is known from the time before it became active.' },
    ]);
  });

  it('is measured for active patterns of which it is known since when', async () => {
    const library = [aPattern(), aPattern({ name: 'gone', status: 'archived', active_since: january(1) })];
    expect((await analyzed([aBug()], { patterns: library })).analysis.effectiveness).toEqual([]);
  });
});

describe('the same facts give the same result', () => {
  const anEvent = fc
    .record({
      kind: fc.constantFrom('bug', 'test', 'review'),
      pattern: fc.constantFrom('', 'Bounds-Checking', 'bounds_checking', 'b'),
      text: fc.constantFrom('index 1 out', 'index 22 out', 'KeyError: x', '', 'no such file /a/b'),
      day: fc.integer({ min: -40, max: 31 }),
      run: fc.constantFrom('r_3', 'r_4', 'r_6'),
      count: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ kind, pattern, text, day, run, count }): Event => {
      const shared = {
        event_id: eventId(run, [kind, pattern, text, String(day), String(count)]),
        timestamp: january(day),
        pattern,
        count,
        source: inRun(run),
      };
      if (kind === 'bug') return aBug({ ...shared, error: text });
      return kind === 'test'
        ? aTestFailure({ ...shared, failure_reason: text })
        : aReview({ ...shared, message: text });
    });
  const runs = [3, 4, 5, 6].map((day) => aRun({ run_id: `r_${day}`, timestamp: january(day) }));
  const patterns = [
    aPattern({ active_since: january(4), matches: { messages: ['INDEX'] } }),
    aPattern({ name: 'keys', matches: { expressions: ['^KeyError'] } }),
  ];
  const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });

  /** Ids that signatures were given depend on what was known at the time; what they have become doesn't. */
  const found = ({ analysis, assignments, episodes, stats }: AnalysisResult) => ({
    analysis,
    assignments,
    episodes,
    stats,
  });

  it('in whatever order they were stored, and however often they are analysed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .array(anEvent, { maxLength: 40 })
          .chain((events) => fc.tuple(fc.constant(events), shuffled(events), fc.nat(events.length))),
        shuffled(runs),
        shuffled(patterns),
        async ([events, others, some], otherRuns, otherPatterns) => {
          const first = await analyzed(events, { runs, patterns });
          const other = await analyzed(others, { runs: otherRuns, patterns: otherPatterns });
          expect(found(other)).toEqual(found(first));
          const written = { runs, patterns, assignments: first.assignments, kept: first.signatures };
          const again = await analyzed(events, written);
          expect(found(again)).toEqual(found(first));
          expect(again.signatures.given.size).toBe(0);
          const early = await analyzed(others.slice(0, some), { runs, patterns });
          const later = await analyzed(events, { runs, patterns, kept: early.signatures });
          expect(found(later)).toEqual(found(first));
          expect(Analysis.safeParse(first.analysis).error).toBeUndefined();
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('signatures', () => {
  const failedFor = (user: string) => aTestFailure({ failure_reason: `login failed for user ${user}` });

  it('stay those of the pattern that names them after groups merged', async () => {
    const early = await analyzed([failedFor('ann'), failedFor('ann')]);
    const [proposed] = early.analysis.new_patterns;
    const patterns = [aPattern({ name: 'login', matches: { signatures: [proposed?.signature ?? ''] } })];
    const events = ['ann', 'bob', 'cid'].map(failedFor);
    const { analysis, assignments } = await analyzed(events, { patterns, kept: early.signatures });
    expect(analysis).toMatchObject({ ranked: [{ pattern: 'login', count: 3 }], unassigned: 0 });
    expect(assignments).toMatchObject([
      { method: 'signature', probability: 0.95 },
      { method: 'signature' },
      { method: 'signature' },
    ]);
  });

  it('are learned anew, with a problem, where what was kept of them is damaged', async () => {
    const { analysis, signatures } = await analyzed([failedFor('ann')], {
      kept: { state: { version: 99 }, given: [] },
    });
    expect(analysis.problems).toMatchObject([{ code: 'SIGNATURES_RELEARNED' }]);
    expect(signatures.given.size).toBe(1);
  });

  it('of failures with a trace go by where they happened', async () => {
    const failed = (reason: string, line: number) =>
      aTestFailure({
        test_name: `test ${line}`,
        failure_reason: reason,
        stack_trace: [
          `TypeError: ${reason}`,
          `    at price (/shop/src/price.js:${line}:3)`,
          `    at total (/shop/src/total.js:${line}:3)`,
          `    at basket (/shop/src/basket.js:${line}:3)`,
          `    at Object.<anonymous> (/shop/test/basket.test.js:${line}:3)`,
        ].join('\n'),
      });
    const { analysis } = await analyzed([failed('no price of 7', 1), failed('no price of 9', 2)]);
    expect(analysis.new_patterns).toMatchObject([
      { pattern: 'type_error_price', template: 'TypeError: no price of <*>', count: 2 },
    ]);
  });
});
