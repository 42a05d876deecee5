import type { MetricsContext, MetricsSummary, PatternCount, RankedPattern } from '@feedback/schema';
import { describeCorpus, fixedClock, readCorpus, type Golden } from '@feedback/testing';
import { describe, expect, it } from 'vitest';
import { MetricsAnalyzer } from '../src/index.ts';

interface Input {
  readonly data: unknown;
  readonly threshold?: number;
  readonly known?: readonly string[];
}

const clock = fixedClock('2026-01-31T12:00:00.000Z');
const golden = <Output>(name: string): readonly Golden<Input, Output>[] =>
  readCorpus<readonly Golden<Input, Output>[]>(`golden/${name}.json`);
const analyzer = ({ data }: Input): MetricsAnalyzer => new MetricsAnalyzer(data, { clock });
const right = <Output>(cases: readonly Golden<Input, Output>[]) =>
  cases.filter((one) => one.class === 'ok').map((one) => [one.name, one] as const);
const find = <Output>(cases: readonly Golden<Input, Output>[], name: string): Golden<Input, Output> => {
  const found = cases.find((one) => one.name === name);
  if (found === undefined) throw new Error(`The corpus has no case ${name}.`);
  return found;
};

describeCorpus('frequencies as the original counts them', 'golden/high_frequency.json', () => {
  const cases = golden<PatternCount[]>('high_frequency');
  it.each(right(cases))('%s', (_, { input, output }) => {
    const { threshold } = input;
    expect(analyzer(input).getHighFrequencyPatterns(threshold === undefined ? {} : { threshold })).toEqual(
      output,
    );
  });

  it('counts the variants of a name as one pattern', () => {
    expect(analyzer(find(cases, 'name_variants').input).getHighFrequencyPatterns()).toEqual([
      { pattern: 'bounds_checking', count: 4 },
    ]);
  });

  it('counts a row with an impossible count once, reads a count in quotes, and reports the former', () => {
    const subject = analyzer(find(cases, 'bad_counts').input);
    expect(subject.getHighFrequencyPatterns()).toEqual([
      { pattern: 'z', count: 5 },
      { pattern: 'a', count: 2 },
    ]);
    expect(subject.generateReport().problems.map(({ code }) => code)).toEqual([
      'INVALID_COUNT',
      'INVALID_COUNT',
    ]);
  });

  it('takes a category of null for an empty one', () => {
    expect(analyzer(find(cases, 'null_category').input).getHighFrequencyPatterns()).toEqual([]);
  });
});

describeCorpus('ranking as the original ranks', 'golden/severity_ranking.json', () => {
  const cases = golden<RankedPattern[]>('severity_ranking');
  const ranked = (name: string) =>
    analyzer(find(cases, name).input)
      .rankPatternsBySeverity()
      .map(({ pattern, severity, count }) => [pattern, severity, count]);

  it.each(right(cases))('%s', (_, { input, output }) => {
    expect(analyzer(input).rankPatternsBySeverity()).toMatchObject(output);
  });

  it('reads what people write for a severity, and takes medium for what nobody understands', () => {
    expect(ranked('ties_and_unknown_severity')).toEqual([
      ['r', 'critical', 1],
      ['t', 'high', 1],
      ['s', 'medium', 1],
      ['p', 'low', 1],
      ['q', 'low', 1],
    ]);
  });

  it('is not downgraded by a later review', () => {
    expect(ranked('unknown_then_low')).toEqual([['r', 'critical', 2]]);
  });

  it('ranks what was seen in tests and deployments only', () => {
    expect(ranked('tests_and_deploy_only')).toEqual([
      ['only_tests', 'medium', 99],
      ['only_deploy', 'medium', 1],
    ]);
  });
});

interface Found {
  readonly pattern: string;
  readonly count: number;
  readonly details: unknown;
}

describeCorpus('new patterns as the original finds them', 'golden/detect_new.json', () => {
  const cases = golden<readonly Found[]>('detect_new');
  const detected = ({ input }: Golden<Input, unknown>): Found[] =>
    analyzer(input)
      .detectNewPatterns(input.known ?? [])
      .map(({ pattern, count, details }) => ({ pattern, count, details }));

  it.each(right(cases))('%s', (_, one) => {
    expect(detected(one)).toEqual(one.output);
  });

  it('finds those seen in deployments only as well', () => {
    const basic = find(cases, 'basic');
    const found = detected(basic);
    expect(found.map(({ pattern }) => pattern)).toEqual(['c', 'b', 'e', 'd']);
    expect(found.filter(({ pattern }) => pattern !== 'e')).toEqual(basic.output);
    expect(found[2]).toEqual({
      pattern: 'e',
      count: 2,
      details: [
        { type: 'deployment', issue_type: 'i', environment: 'prod' },
        { type: 'deployment', issue_type: 'i', environment: 'prod' },
      ],
    });
  });

  it('knows a pattern under any spelling', () => {
    expect(detected(find(cases, 'case_variant'))).toEqual([]);
  });
});

describeCorpus('context and summary as in the original', 'golden/context_summary.json', () => {
  const cases = golden<MetricsContext | MetricsSummary>('context_summary');

  it('get_context', () => {
    const { input, output } = find(cases, 'get_context');
    expect(analyzer(input).getContext()).toEqual(output);
  });

  it('get_summary', () => {
    const { input, output } = find(cases, 'get_summary');
    expect(analyzer(input).getSummary()).toEqual(output);
    expect(analyzer(input).generateReport().summary).toEqual(output);
  });

  it('loses no severity, and reports on what the original could not', () => {
    const ranked = analyzer(find(cases, 'severity_distribution').input).generateReport().ranked;
    const bySeverity = Map.groupBy(ranked, ({ severity }) => severity);
    expect([...bySeverity].map(([severity, patterns]) => [severity, patterns.length])).toEqual([
      ['critical', 1],
      ['high', 1],
      ['medium', 3],
    ]);
    expect(analyzer(find(cases, 'cli_report_format').input).generateReport().high_frequency).toHaveLength(4);
  });
});

interface EffectivenessInput {
  readonly now?: string;
  readonly days_ago?: readonly number[];
  readonly timestamps?: readonly string[];
  readonly time_window_days?: number;
  readonly source?: 'bugs' | 'tf';
  readonly data?: unknown;
}

describeCorpus('effectiveness, without the errors of the original', 'golden/effectiveness.json', () => {
  const cases = readCorpus<readonly Golden<EffectivenessInput, unknown>[]>('golden/effectiveness.json');
  const times = ({ days_ago = [], timestamps }: EffectivenessInput): readonly string[] =>
    timestamps ??
    days_ago.map((days) => new Date(clock().getTime() - days * 86_400_000).toISOString().slice(0, 23));
  const documentOf = (input: EffectivenessInput): unknown =>
    input.data ??
    (input.source === 'tf'
      ? { test_failures: times(input).map((timestamp) => ({ pattern_violated: 'p', timestamp, count: 1 })) }
      : { bugs: times(input).map((timestamp) => ({ pattern: 'p', timestamp, count: 1 })) });
  const effectOf = (name: string) => {
    const input = cases.find((one) => one.name === name)?.input ?? {};
    const days = input.time_window_days;
    return new MetricsAnalyzer(documentOf(input), { clock }).calculateEffectiveness(
      days === undefined ? {} : { timeWindowDays: days },
    );
  };

  it.each(cases.map(({ name }) => name))('says of %s no more than is known', (name) => {
    for (const effect of effectOf(name))
      expect(effect).toMatchObject({ verdict: 'insufficient_data', interval: null });
  });

  describe('and in particular', () => {
    it.each([
      'steady_daily_20',
      'steady_daily_8',
      'four_even',
      'odd_n_5',
      'two_clusters',
      'from_test_failures',
    ])('sees no fall in %s', (name) => {
      const [effect] = effectOf(name);
      expect(effect?.rate_ratio ?? 1).toBeGreaterThanOrEqual(1);
    });

    it('counts the days since a pattern stopped', () => {
      expect(effectOf('stopped_long_ago')).toMatchObject([
        { before: { episodes: 1, exposure: 15 }, after: { episodes: 0 }, rate_ratio: 0 },
      ]);
    });

    it('counts every occurrence, and those of reviews', () => {
      expect(effectOf('count_ignored')).toMatchObject([{ pattern: 'p', total_occurrences: 40 }]);
      expect(effectOf('reviews_ignored')).toMatchObject([{ pattern: 'p', total_occurrences: 6 }]);
    });

    it('takes the window with its edge, and leaves the future out', () => {
      expect(effectOf('window_default_30_edge')).toMatchObject([{ total_occurrences: 6 }]);
      expect(effectOf('window_7')).toMatchObject([{ total_occurrences: 6 }]);
      expect(effectOf('window_60')).toMatchObject([{ total_occurrences: 6 }]);
      expect(effectOf('future_timestamps')).toEqual([]);
    });

    it('reads times with and without zone', () => {
      expect(effectOf('aware_timestamps')).toMatchObject([{ total_occurrences: 1 }]);
    });
  });
});
