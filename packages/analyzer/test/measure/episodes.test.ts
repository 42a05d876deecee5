import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveEpisodes, type Observation } from '../../src/measure/episodes.ts';
import { aRun, january } from '../builders.ts';

const NOW = new Date('2026-01-31T12:00:00.000Z');

const seen = (fields: Partial<Observation> = {}): Observation => ({
  subject: 'pattern:p',
  project: undefined,
  runId: undefined,
  timestamp: january(1),
  occurrences: 1,
  severity: 'medium',
  ...fields,
});

const nightly = (days: readonly number[], fields = {}) =>
  days.map((day) => aRun({ run_id: `r_${day}`, timestamp: january(day), ...fields }));

const seenInRuns = (days: readonly number[]) =>
  days.map((day) => seen({ runId: `r_${day}`, timestamp: january(day) }));

describe('deriveEpisodes', () => {
  it('makes 100 failing runs in a row one open episode with 100 occurrences', () => {
    const days = Array.from({ length: 100 }, (_, index) => index - 70);
    const episodes = deriveEpisodes(seenInRuns(days), nightly(days), NOW);
    expect(episodes).toMatchObject([
      { occurrences: 100, introduced_at: january(-70), last_seen_at: january(29), scope: 'unit' },
    ]);
    expect(episodes[0]).not.toHaveProperty('resolved_at');
  });

  it('lets the next run without it resolve it, and opens a second episode when it is back', () => {
    const episodes = deriveEpisodes(seenInRuns([1, 2, 5]), nightly([1, 2, 3, 4, 5, 6]), NOW);
    expect(episodes).toMatchObject([
      { introduced_at: january(1), last_seen_at: january(2), resolved_at: january(3), occurrences: 2 },
      { introduced_at: january(5), last_seen_at: january(5), resolved_at: january(6), occurrences: 1 },
    ]);
  });

  it.each([
    ['another scope', { scope: 'e2e' }],
    ['another kind', { kind: 'scan' as const }],
    ['another project', { project: 'shop' }],
    ['no tests at all', { totals: { tests: 0 } }],
  ])('is not resolved by a run of %s', (_, fields) => {
    const runs = [...nightly([1]), aRun({ run_id: 'other', timestamp: january(2), ...fields })];
    const [episode, ...more] = deriveEpisodes(seenInRuns([1]), runs, NOW);
    expect(more).toEqual([]);
    expect(episode).not.toHaveProperty('resolved_at');
  });

  it('lets a run that was cut prove nothing gone', () => {
    const runs = [...nightly([1, 3, 4]), ...nightly([2], { partial: true })];
    expect(deriveEpisodes(seenInRuns([1, 3]), runs, NOW)).toMatchObject([
      { introduced_at: january(1), last_seen_at: january(3), resolved_at: january(4), occurrences: 2 },
    ]);
  });

  it('orders runs of one instant by their ids', () => {
    const runs = ['b', 'a', 'c'].map((run_id) => aRun({ run_id }));
    const episodes = deriveEpisodes([seen({ runId: 'a' }), seen({ runId: 'c' })], runs, NOW);
    expect(episodes).toHaveLength(2);
    expect(new Set(episodes.map(({ episode_id }) => episode_id)).size).toBe(2);
  });

  it('goes by 14 quiet days where no runs are known, or runs that repeat nothing', () => {
    const runs = [aRun({ run_id: 'log', kind: 'log', scope: 'app.log', timestamp: january(20) })];
    const observations = [seen({ timestamp: january(1) }), seen({ timestamp: january(14, 23) })];
    expect(deriveEpisodes(observations, runs, NOW)).toMatchObject([
      { introduced_at: january(1), resolved_at: january(28, 23), scope: '', occurrences: 2 },
    ]);
    const apart = [seen({ timestamp: january(1) }), seen({ timestamp: january(15), runId: 'log' })];
    expect(deriveEpisodes(apart, runs, NOW).map(({ scope }) => scope)).toEqual(['', 'app.log']);
    expect(deriveEpisodes([seen(), seen({ timestamp: january(15) })], runs, NOW)).toHaveLength(2);
  });

  it('keeps the worst severity', () => {
    const observations = [seen({ severity: 'low' }), seen({ severity: 'critical' }), seen()];
    expect(deriveEpisodes(observations, [], NOW)).toMatchObject([{ severity: 'critical', occurrences: 3 }]);
  });

  it('gives the same episodes in whatever order sightings and runs come', () => {
    const observation = fc.record({
      subject: fc.constantFrom('pattern:p', 'signature:s'),
      project: fc.constantFrom(undefined, 'shop'),
      runId: fc.constantFrom(undefined, 'r_3', 'r_4', 'r_6', 'gone'),
      timestamp: fc.integer({ min: -60, max: 30 }).map((day) => january(day)),
      occurrences: fc.integer({ min: 1, max: 5 }),
      severity: fc.constantFrom('low', 'high'),
    });
    const runs = nightly([3, 4, 5, 6]);
    fc.assert(
      fc.property(
        fc
          .array(observation as fc.Arbitrary<Observation>, { maxLength: 30 })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        fc.shuffledSubarray(runs, { minLength: runs.length }),
        ([observations, shuffled], shuffledRuns) => {
          const episodes = deriveEpisodes(observations, runs, NOW);
          expect(deriveEpisodes(shuffled, shuffledRuns, NOW)).toEqual(episodes);
          const total = (items: readonly { readonly occurrences: number }[]): number =>
            items.reduce((sum, { occurrences }) => sum + occurrences, 0);
          expect(total(episodes)).toBe(total(observations));
          for (const { introduced_at, last_seen_at, resolved_at } of episodes) {
            expect(introduced_at <= last_seen_at).toBe(true);
            expect(resolved_at === undefined || last_seen_at <= resolved_at).toBe(true);
          }
        },
      ),
    );
  });
});
