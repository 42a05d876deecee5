import type { Event } from '@feedback/schema';
import * as fc from 'fast-check';

const words = fc.constantFrom('bounds', 'Bounds', 'nan-inf', 'logging', 'größe', '"quoted"', '<b>');
const pattern = fc.option(
  fc.constantFrom('bounds_checking', 'Bounds-Checking', 'boundsChecking', 'nan_inf', '', '!?'),
  {
    nil: undefined,
  },
);
const timestamp = fc
  .integer({ min: 0, max: 40 * 24 * 60 })
  .map((minutes) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString());
const line = fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined });

const envelope = {
  timestamp,
  pattern,
  source: fc.record({
    tool: fc.constant('test'),
    format: fc.constant('manual'),
    run_id: fc.option(fc.constantFrom('r_1', 'r_2'), { nil: undefined }),
  }),
  count: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  extra: fc.option(fc.constant({ ticket: null, labels: ['a'] }), { nil: undefined }),
};

const kinds = [
  fc.record({
    kind: fc.constant('bug'),
    ...envelope,
    error: words,
    code: words,
    file_path: fc.constantFrom('a.py', 'b.py'),
    line,
    stack_trace: fc.option(words, { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('test_failure'),
    ...envelope,
    test_name: words,
    failure_reason: words,
    code_snippet: fc.option(words, { nil: undefined }),
    flaky: fc.option(fc.boolean(), { nil: undefined }),
    line,
  }),
  fc.record({
    kind: fc.constant('code_review'),
    ...envelope,
    issue_type: words,
    severity: fc.constantFrom('low', 'medium', 'high', 'critical'),
    file_path: fc.option(words, { nil: undefined }),
    line,
  }),
  fc.record({
    kind: fc.constant('deployment'),
    ...envelope,
    issue_type: words,
    environment: words,
    resolution_time_minutes: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('code_generation'),
    ...envelope,
    prompt: words,
    patterns_applied: fc.array(words, { maxLength: 2 }),
    confidence: fc.constantFrom(0, 0.5, 1),
    success: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('measurement'), ...envelope, name: words, value: fc.integer() }),
];

/** Distinct events of all kinds that a store treats differently, with few patterns, runs and days, so that many coincide. */
export const someEvents: fc.Arbitrary<Event[]> = fc
  .array(fc.oneof(...kinds), { maxLength: 40 })
  .map((events) =>
    events.map((event, index) => JSON.parse(JSON.stringify({ ...event, event_id: `e_${index}` })) as Event),
  );

/** The same events in any order and in batches, some of them more than once. */
export const inAnyBatches = (events: readonly Event[]): fc.Arbitrary<Event[][]> =>
  fc
    .tuple(
      fc.shuffledSubarray([...events], { minLength: events.length }),
      fc.shuffledSubarray([...events]),
      fc.integer({ min: 1, max: 20 }),
    )
    .map(([all, again, size]) => {
      const queue = [...all, ...again];
      return Array.from({ length: Math.ceil(queue.length / size) }, (_, index) =>
        queue.slice(index * size, (index + 1) * size),
      );
    });
