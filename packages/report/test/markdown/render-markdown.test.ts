import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/index.ts';
import { anAnalysis, anEffect } from '../an-analysis.ts';
import { anExperiment } from '../an-experiment.ts';

test('renders every part of an analysis', () => {
  const report = renderMarkdown(
    anAnalysis({
      unassigned: 2,
      new_patterns: [
        {
          pattern: 'connection_refused',
          signature: 's_1',
          template: 'connect ECONNREFUSED <*>',
          count: 2,
          severity: 'medium',
          runs: 2,
          first_seen: null,
          last_seen: null,
          events: ['e_1', 'e_2'],
          details: [],
        },
      ],
      trends: [
        {
          pattern: 'bounds_checking',
          bucket: 'week',
          state: 'regressed',
          points: [
            { start: '2026-01-12T00:00:00.000Z', count: 4, episodes: 1, exposure: 2 },
            { start: '2026-01-19T00:00:00.000Z', count: 0, episodes: 0, exposure: 1 },
            { start: '2026-01-26T00:00:00.000Z', count: 3, episodes: 1, exposure: 1 },
          ],
        },
      ],
      effectiveness: [
        anEffect({ control_ratio: 0.9 }),
        anEffect({
          pattern: 'logger_debug',
          rate_ratio: null,
          interval: null,
          dispersion: null,
          verdict: 'insufficient_data',
          reason: 'Fewer than 3 episodes before it became active.',
        }),
      ],
      library_effect: {
        patterns: 2,
        episodes_before: 12,
        episodes_after: 2,
        expected_after: 11,
        rate_ratio: 0.18,
        interval: [0.02, 1.3],
        verdict: 'no_clear_effect',
        reason: 'The interval holds 1.',
      },
      hot_files: [{ path: 'app/basket.py', count: 5 }],
      problems: [
        { severity: 'warning', code: 'BAD_ROW', message: 'A row was left out.', path: 'm.json', line: 3 },
      ],
    }),
    {
      patterns: [
        {
          pattern_id: 'p1',
          name: 'bounds_checking',
          description: 'Look whether a list is empty before taking its first element.',
          bad_example: '',
          good_example: '',
          test_coverage: '',
          severity: 'high',
        },
      ],
    },
  );
  expect(report).toMatchInlineSnapshot(`
    "# Feedback report

    Everything so far, as of 2026-01-31 12:00 UTC. 1 bug, 8 test failures in 4 runs. 2 belong to no pattern.

    ## What recurs

    Worst first. An episode is one stretch in which a mistake was there without a break, however often it was reported.

    | Pattern | Severity | Times |  | Episodes | Last seen | Lesson |
    | --- | --- | --: | --- | --: | --- | --- |
    | \`bounds_checking\` | high | 7 | ████████████ | 2 | 2026-01-30 | Look whether a list is empty before taking its first element. |

    ## New

    These recur and no pattern of the library covers them. \`feedback patterns accept NAME\` makes one a lesson, \`dismiss\` hides it.

    | Proposed pattern | Severity | Times | Runs | Message |
    | --- | --- | --: | --: | --- |
    | \`connection_refused\` | medium | 2 | 2 | \`connect ECONNREFUSED <*>\` |

    ## Trends

    \`\`\`text
    bounds_checking  █·▆  2026-01-12 … 2026-01-26, per week, at most 4, regressed
    \`\`\`

    ## Effectiveness

    Episodes before and after each pattern became active. A rate ratio under 1 means fewer, with the change of other patterns divided out where they are known; the interval says how sure that is.

    | Pattern | Before | After | Rate ratio | Interval | Others | Verdict |
    | --- | --: | --: | --: | --: | --: | --- |
    | \`bounds_checking\` | 6 in 40 runs | 1 in 38 runs | 0.17 | 0.00–1.44 | × 0.90 | no clear effect: The interval holds 1. |
    | \`logger_debug\` | 6 in 40 runs | 1 in 38 runs | – | – | – | not enough data: Fewer than 3 episodes before it became active. |

    All together: rate ratio 0.18 (0.02–1.30), no clear effect. The interval holds 1. In 2 patterns 12 episodes before and 2 after, where 11.0 were to be expected.

    ## Hot files

    | File | Mistakes |
    | --- | --: |
    | \`app/basket.py\` | 5 |

    ## Problems

    - warning \`BAD_ROW\` in \`m.json:3\`: A row was left out.
    "
  `);
});

test('says so when nothing was seen, and leaves out what has nothing to say', () => {
  const report = renderMarkdown(
    anAnalysis({
      period: 'week',
      ranked: [],
      runs: { total: 1, by_kind: { tests: 1 } },
      summary: {
        total: 0,
        bugs: 0,
        test_failures: 0,
        code_reviews: 0,
        performance_metrics: 0,
        deployment_issues: 0,
      },
    }),
  );
  expect(report).toMatchInlineSnapshot(`
    "# Feedback report

    The last 7 days, as of 2026-01-31 12:00 UTC. No mistakes in 1 run.

    ## What recurs

    No mistake that belongs to a pattern was seen.
    "
  `);
});

test('never calls an unknown effect a success', () => {
  const report = renderMarkdown(
    anAnalysis({
      effectiveness: [anEffect({ verdict: 'insufficient_data', rate_ratio: null, interval: null })],
    }),
  );
  expect(report).toContain('not enough data');
  expect(report).not.toContain('helps');
});

test('tells experiments, and which mistakes rise', () => {
  const point = { start: '2026-01-26T00:00:00.000Z', count: 11, episodes: 1, exposure: 2 };
  const trend = { pattern: 'bounds_checking', bucket: 'week' as const, points: [point] };
  const escalation = { observed: 11, expected: 1.3, probability: 0.00002, adjusted: 0.0006 };
  const report = renderMarkdown(
    anAnalysis({
      trends: [
        { ...trend, state: 'escalating', escalation },
        { ...trend, pattern: 'as_usual', escalation: { ...escalation, observed: 2, probability: 0.3 } },
      ],
    }),
    {
      experiments: [
        anExperiment({ better: 'off' }),
        anExperiment({ pattern: 'a|b', stopped_at: 'x', decision: 'continue' }),
      ],
    },
  );
  expect(report.slice(report.indexOf('## Trends'))).toMatchInlineSnapshot(`
    "## Trends

    \`\`\`text
    bounds_checking  █  2026-01-26 … 2026-01-26, per week, at most 11, escalating
    as_usual         █  2026-01-26 … 2026-01-26, per week, at most 11
    \`\`\`

    More than expected lately (p is the probability that as many come without any change; adjusted, for how many patterns were looked at):

    - \`bounds_checking\`: Seen 11 times in the last 7 days, 1.3 expected (p < 0.001, adjusted < 0.001).

    ## Experiments

    Decided when the evidence reaches 20, however often one looks.

    | Pattern | By | Since | Episodes with it | Episodes without | Rate ratio | Evidence | Outcome |
    | --- | --- | --- | --: | --: | --: | --: | --- |
    | \`bounds_checking\` | branch | 2026-01-01 | 4 in 91 runs of 12 branches | 17 in 102 runs of 1 branch | 0.26 | 34.2 | fewer without the pattern, decided on 2026-01-24 |
    | <code>a&#124;b</code> | branch | 2026-01-01 | 4 in 91 runs of 12 branches | 17 in 102 runs of 1 branch | 0.26 | 34.2 | stopped before it was decided |
    "
  `);
});
