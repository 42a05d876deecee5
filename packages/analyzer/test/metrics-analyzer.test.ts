import { Analysis, documentFromEvents } from '@feedback/schema';
import { aBug, aReview, aTestFailure, fixedClock } from '@feedback/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnalyzerError, MetricsAnalyzer } from '../src/index.ts';
import { aPattern, january } from './builders.ts';

const clock = fixedClock();
const analyzer = (document: unknown, patterns: Parameters<typeof aPattern>[0][] = []): MetricsAnalyzer =>
  new MetricsAnalyzer(document, { clock, patterns: patterns.map((fields) => aPattern(fields)) });

describe('MetricsAnalyzer', () => {
  it('looks at the last 30 or 7 days only when asked to', () => {
    const document = documentFromEvents([
      aBug({ pattern: 'old', timestamp: '2025-11-01T00:00:00.000Z' }),
      aBug({ pattern: 'month', timestamp: january(10) }),
      aBug({ pattern: 'week', timestamp: january(30) }),
    ]);
    const names = (period: 'all' | 'month' | 'week') => {
      const report = analyzer(document).generateReport({ period });
      return [report.summary.bugs, ...report.ranked.map(({ pattern }) => pattern).toSorted()];
    };
    expect(names('all')).toEqual([3, 'month', 'old', 'week']);
    expect(names('month')).toEqual([2, 'month', 'week']);
    expect(names('week')).toEqual([1, 'week']);
  });

  it('keeps what a report says about its own period', () => {
    expect(analyzer({}).generateReport({ period: 'week' })).toMatchObject({
      schema_version: 1,
      generated_at: '2026-01-31T12:00:00.000Z',
      period: 'week',
      since: '2026-01-24T12:00:00.000Z',
    });
  });

  it('never lets a severity that nobody understands outweigh one that somebody said', () => {
    const review = (severity: unknown) => ({ pattern: 'p', severity, timestamp: '2026-01-30T00:00:00' });
    const ranked = (...severities: unknown[]) =>
      analyzer({ code_reviews: severities.map(review) }).rankPatternsBySeverity()[0]?.severity;
    expect(ranked('purple', 'low')).toBe('low');
    expect(ranked('low', null)).toBe('low');
    expect(ranked('purple')).toBe('medium');
    expect(ranked('low', 'HIGH')).toBe('high');
  });

  it('names each damaged row in the report, and analyses the rest', () => {
    const report = analyzer({
      bugs: [7, { pattern: 'p', timestamp: 'yesterday', count: -1 }],
      code_reviews: [{ pattern: 'p', severity: 'purple', timestamp: '2026-01-30' }],
    }).generateReport();
    expect(report.high_frequency).toEqual([{ pattern: 'p', count: 2 }]);
    expect(report.problems.map(({ code }) => code)).toEqual([
      'INVALID_ROW',
      'INVALID_TIMESTAMP',
      'INVALID_COUNT',
      'UNKNOWN_SEVERITY',
    ]);
  });

  it.each([42, null, undefined, [], 'text', { bugs: [() => 1] }])('reports %j as no document', (document) => {
    const report = analyzer(document).generateReport();
    expect(report.problems).toMatchObject([{ code: 'NOT_A_DOCUMENT', severity: 'error' }]);
    expect(report.summary.total).toBe(0);
  });

  it('gives a valid analysis for any JSON', () => {
    const row = fc.record(
      {
        pattern: fc.jsonValue(),
        severity: fc.jsonValue(),
        count: fc.oneof(fc.jsonValue(), fc.integer({ min: -2, max: 20 })),
        timestamp: fc.oneof(fc.jsonValue(), fc.constantFrom('2026-01-30', '2026-01-30T00:00:00+02:00')),
        error: fc.jsonValue(),
        failure_reason: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const rows = fc.oneof(fc.jsonValue(), fc.array(row, { maxLength: 5 }));
    fc.assert(
      fc.property(
        fc.record(
          {
            bugs: rows,
            test_failures: rows,
            code_reviews: rows,
            deployment_issues: rows,
            feedback: fc.jsonValue(),
          },
          { requiredKeys: [] },
        ),
        (document) => {
          const subject = analyzer(document);
          expect(Analysis.safeParse(subject.generateReport()).error).toBeUndefined();
          subject.getContext();
          subject.calculateEffectiveness();
          subject.detectNewPatterns([]);
        },
      ),
    );
  });

  it('warns of events in the future', () => {
    const document = documentFromEvents([aBug({ timestamp: '2027-01-01T00:00:00.000Z' })]);
    expect(analyzer(document).generateReport().problems).toMatchObject([{ code: 'FUTURE_TIMESTAMP' }]);
  });

  it('takes the library for what is known, and to find the pattern of what nobody named', () => {
    const document = documentFromEvents([
      aBug({ pattern: 'boundsChecking' }),
      aTestFailure(),
      aReview({ pattern: 'other' }),
    ]);
    const report = analyzer(document, [{ matches: { messages: ['index out of range'] } }]).generateReport();
    expect(report.high_frequency).toEqual([{ pattern: 'bounds_checking', count: 2 }]);
    expect(report.new_patterns.map(({ pattern }) => pattern)).toEqual(['other']);
  });

  it('compares with the time before a pattern became active where the library knows it', () => {
    const document = documentFromEvents([aBug({ timestamp: january(11) }), aBug({ timestamp: january(29) })]);
    const [effect] = analyzer(document, [{ active_since: january(21) }]).calculateEffectiveness();
    expect(effect).toMatchObject({
      active_since: january(21),
      before: { episodes: 1, exposure: 10 },
      after: { episodes: 1 },
      total_occurrences: 2,
    });
  });

  it('keeps its own copy of the document', () => {
    const document = { bugs: [{ pattern: 'p', count: 2 }] };
    const subject = analyzer(document);
    document.bugs.length = 0;
    expect(subject.getHighFrequencyPatterns()).toEqual([{ pattern: 'p', count: 2 }]);
  });

  it('refuses options that mean nothing', () => {
    const subject = analyzer({});
    const broken = [
      () => subject.calculateEffectiveness({ timeWindowDays: 0 }),
      () => subject.getHighFrequencyPatterns({ threshold: Number.NaN }),
      () => subject.generateReport({ period: 'decade' as 'all' }),
      () => new MetricsAnalyzer({}, { clock: () => new Date(Number.NaN) }),
    ];
    for (const call of broken) expect(call).toThrow(AnalyzerError);
  });
});
