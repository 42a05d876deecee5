import type { Analysis } from '@feedback/schema';
import { anAnalysis, anEffect } from '../an-analysis.ts';

/** An analysis with something in every part; `text` stands wherever text from outside can stand. */
export const aFullAnalysis = (text: string): Analysis => {
  const [ranked] = anAnalysis().ranked;
  return anAnalysis({
    unassigned: 2,
    runs: { total: 4, by_kind: { [text]: 4 } },
    ranked: ranked === undefined ? [] : [{ ...ranked, pattern: text }],
    new_patterns: [
      {
        pattern: text,
        signature: text,
        template: text,
        count: 2,
        severity: 'medium',
        runs: 2,
        first_seen: null,
        last_seen: null,
        events: [text],
        details: [],
      },
    ],
    trends: [
      {
        pattern: text,
        bucket: 'week',
        points: [
          { start: '2026-01-12T00:00:00.000Z', count: 4, episodes: 1, exposure: 2 },
          { start: '2026-01-19T00:00:00.000Z', count: 0, episodes: 0, exposure: 0 },
          { start: '2026-01-26T00:00:00.000Z', count: 3, episodes: 0, exposure: 1.25 },
        ],
      },
    ],
    effectiveness: [
      anEffect({
        pattern: text,
        exposure_unit: text,
        reason: text,
        active_since: '2026-01-20T00:00:00.000Z',
      }),
      anEffect({
        pattern: text,
        verdict: 'insufficient_data',
        interval: null,
        rate_ratio: null,
        reason: text,
      }),
    ],
    hot_files: [{ path: text, count: 5 }],
    problems: [{ severity: 'warning', code: text, message: text, path: text, line: 3 }],
  });
};
