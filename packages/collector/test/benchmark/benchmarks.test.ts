import type { Event } from '@feedback/schema';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/index.ts';
import { ingestText, readText, Shelf } from '../report.ts';
import * as fixtures from './fixtures.ts';

type Row = readonly [name: string, value: number, unit: string | undefined, better: string | undefined];

const numbersIn = (events: readonly Event[]): readonly Row[] =>
  events.flatMap((event) =>
    event.kind === 'measurement' ? [[event.name, event.value, event.unit, event.better] as const] : [],
  );

const missedIn = (events: readonly Event[]): readonly string[] =>
  events.flatMap((event) => (event.kind === 'performance' ? [event.metric_type] : []));

const total = 'example.test/shop BenchmarkTotal';

describe('the numbers of a benchmark', () => {
  it.each<readonly [tool: string, format: string, text: string, numbers: readonly Row[]]>([
    [
      'cargo',
      'benchmark-text',
      fixtures.CARGO,
      [
        ['parse_small', 1250.5, 'ns/iter', 'lower'],
        ['parse_large', 98_001, 'ns/iter', 'lower'],
      ],
    ],
    [
      'go',
      'benchmark-text',
      fixtures.GO.replaceAll(/^ok .*$/gm, ''),
      [
        [total, 2040, 'ns/op', 'lower'],
        [total, 12.5, 'MB/s', 'higher'],
        [total, 512, 'B/op', 'lower'],
        [total, 7, 'allocs/op', 'lower'],
        [`${total}/big,_sorted`, 10_200_000, 'ns/op', 'lower'],
        ['example.test/cart BenchmarkTotal', 1001, 'ns/op', 'lower'],
      ],
    ],
    [
      'benchmark.js',
      'benchmark-text',
      fixtures.BENCHMARK_JS,
      [
        ['parse', 1024.5, 'ops/sec', 'higher'],
        ['render a x b', 12, 'ops/sec', 'higher'],
      ],
    ],
    ['luau', 'benchmark-text', fixtures.LUAU, [['sha256', 15.2, 'ms', 'lower']]],
    [
      'catch2',
      'benchmark-text',
      fixtures.CATCH2,
      [
        ['sum of ten', 344, 'ns', 'lower'],
        ['a name that is so long that it stands on two lines', 41_500, 'ns', 'lower'],
      ],
    ],
    [
      'google-benchmark',
      'benchmark-json',
      fixtures.GOOGLE,
      [
        ['sum', 12.5, 'us/iter', 'lower'],
        ['sort', 80, 'ns/iter', 'lower'],
      ],
    ],
    [
      'jmh',
      'benchmark-json',
      fixtures.JMH,
      [
        ['shop.Sort.run (n=10)', 5e6, 'ops/s', 'higher'],
        ['shop.Sort.run', 7.5, 'ns/op', 'lower'],
      ],
    ],
    [
      'BenchmarkDotNet',
      'benchmark-json',
      fixtures.DOTNET,
      [
        ['Shop.Sorting.Quick(N: 10)', 105.5, 'ns', 'lower'],
        ['Shop.Sorting.Quick(N: 10)', 64, 'B/op', 'lower'],
      ],
    ],
    [
      'custom',
      'benchmark-json',
      fixtures.CUSTOM,
      [
        ['start-up', 120, 'ms', 'lower'],
        ['requests', 5000, 'req/s', 'higher'],
        ['cpu', 50, 'Percent', undefined],
      ],
    ],
    [
      'hyperfine',
      'hyperfine-json',
      fixtures.HYPERFINE,
      [
        ['sleep 0.1 [n=1]', 0.101, 's', 'lower'],
        ['false', 0.001, 's', 'lower'],
      ],
    ],
    [
      'pytest-benchmark',
      'pytest-benchmark-json',
      fixtures.PYTEST,
      [['tests/test_shop.py::test_sum', 2e-6, 's', 'lower']],
    ],
    [
      'k6',
      'k6-json',
      fixtures.K6_EXPORT,
      [
        ['http_req_duration avg', 210.5, 'ms', 'lower'],
        ['http_req_duration min', 90, 'ms', 'lower'],
        ['http_req_duration med', 200, 'ms', 'lower'],
        ['http_req_duration max', 900, 'ms', 'lower'],
        ['http_req_duration p(90)', 400, 'ms', 'lower'],
        ['http_req_duration p(95)', 520, 'ms', 'lower'],
        ['checks rate', 0.9, undefined, 'higher'],
        ['iterations count', 100, undefined, undefined],
        ['iterations rate', 3.33, '1/s', 'higher'],
      ],
    ],
    [
      'lighthouse',
      'lighthouse-json',
      fixtures.LIGHTHOUSE,
      [
        ['performance score https://shop.test/', 0.71, undefined, 'higher'],
        ['largest-contentful-paint https://shop.test/', 2300.5, 'ms', 'lower'],
        ['cumulative-layout-shift https://shop.test/', 0.6, undefined, 'lower'],
      ],
    ],
    [
      'lighthouse',
      'lighthouse-json',
      fixtures.LIGHTHOUSE_3,
      [['interactive https://shop.test/', 1193.4, 'ms', 'lower']],
    ],
  ])('of %s', async (tool, format, text, numbers) => {
    expect(detectFormat(text)).toBe(format);
    const { events, runs, problems } = await readText(text);
    expect(numbersIn(events)).toEqual(numbers);
    expect(runs).toMatchObject([{ kind: 'benchmark', source: { tool, format } }]);
    expect(problems).toEqual([]);
  });

  it('of a run that tells when and of what it was has that time, commit and branch', async () => {
    const { events, runs } = await readText(fixtures.PYTEST);
    const seen = { timestamp: '2026-01-30T10:00:00.250Z', source: { commit: 'abc123', branch: 'main' } };
    expect(events).toMatchObject([seen]);
    expect(runs).toMatchObject([seen]);
  });

  it('that github-action-benchmark has kept are one run for each commit', async () => {
    const { events, runs } = await readText(fixtures.HISTORY);
    expect(numbersIn(events).map(([, value]) => value)).toEqual([10, 11]);
    expect(runs).toMatchObject([
      { timestamp: '2026-01-30T10:00:00.000Z', scope: 'cargo:Rust', source: { commit: 'a1' } },
      { timestamp: '2026-01-31T10:00:00.000Z', scope: 'cargo:Rust', source: { commit: 'b2' } },
    ]);
    expect(new Set(runs.map(({ run_id }) => run_id)).size).toBe(2);
  });

  it('add nothing when their report is read again under another path', async () => {
    const shelf = new Shelf();
    for (const text of fixtures.BENCHMARK_FIXTURES) {
      const first = await ingestText(text, shelf);
      expect(first.events_new).toBeGreaterThan(0);
      expect(await ingestText(text, shelf, {}, 'elsewhere')).toMatchObject({ events_new: 0 });
    }
  });

  it.each([
    ['go-test-text', fixtures.GO],
    ['benchmark-text', fixtures.GO.replaceAll(/^ok .*$/gm, '')],
  ])('of Go belong to a run of the tests that `go test` takes them for: %s', async (format, text) => {
    expect(await ingestText(text, new Shelf())).toMatchObject({ format, tests: 3, failures: 0 });
  });

  it('of Go are read beside tests', async () => {
    const { events, runs } = await readText(`=== RUN   TestA\n--- PASS: TestA (0.00s)\n${fixtures.GO}`);
    expect(numbersIn(events)).toHaveLength(6);
    expect(runs).toMatchObject([{ kind: 'tests', run_id: events[0]?.source.run_id }]);
  });
});

describe('a limit that was missed', () => {
  it.each([
    ['k6, as handleSummary has it', fixtures.K6_SUMMARY, ['threshold missed: http_req_duration p(95)<500']],
    [
      'k6, where --summary-export says true',
      fixtures.K6_EXPORT,
      ['threshold missed: http_req_duration p(95)<500', 'threshold missed: checks rate>0.95'],
    ],
    [
      'Lighthouse',
      fixtures.LIGHTHOUSE,
      ['lighthouse: cumulative-layout-shift', 'lighthouse: image-alt', 'over budget: Script'],
    ],
    ['an old Lighthouse', fixtures.LIGHTHOUSE_3, ['lighthouse: viewport']],
    ['a failing command', fixtures.HYPERFINE, ['benchmark failed: false']],
    ['a failing Google benchmark', fixtures.GOOGLE, ['benchmark failed: bad']],
    ['a failing .NET benchmark', fixtures.DOTNET, ['benchmark failed: Shop.Sorting.Broken']],
  ])('is a performance event: %s', async (_, text, missed) => {
    const { events, runs } = await readText(text);
    expect(missedIn(events)).toEqual(missed);
    expect(runs).toMatchObject([{ totals: { findings: missed.length } }]);
  });

  it('says what was measured', async () => {
    const { events } = await readText(fixtures.K6_SUMMARY);
    expect(events.find(({ kind }) => kind === 'performance')).toMatchObject({
      details: { metric: 'http_req_duration', threshold: 'p(95)<500', 'p(95)': 520 },
    });
  });
});

it.each([
  ['{"benchmarks": 3}', 'pytest-benchmark-json'],
  ['[]', 'benchmark-json'],
  ['hello', 'benchmark-text'],
  ['{"metrics": []}', 'k6-json'],
  ['{"results": [3, null]}', 'hyperfine-json'],
  ['null', 'lighthouse-json'],
])('%s holds no numbers of %s', async (text, format) => {
  const { events, problems } = await readText(text, { format });
  expect(events).toEqual([]);
  expect(problems).toMatchObject([{ code: 'NO_BENCHMARKS', path: 'report' }]);
});

it.each(['[{"name":"a","value":1}]', '{"results":[{"id":1}]}', '{"metrics":{"a":{}}}', 'x ops/sec'])(
  '%j is not taken for benchmarks',
  (text) => {
    expect(detectFormat(text)).toBeUndefined();
  },
);
