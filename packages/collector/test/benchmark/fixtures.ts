/** A small report of each format of benchmarks, made up. */
export const CARGO = `running 2 tests
test parse_small ... bench:       1,250.50 ns/iter (+/- 12.5)
test parse_large ... bench:      98,001 ns/iter (+/- 1,044)

test result: ok. 0 passed; 0 failed; 0 ignored; 2 measured; 0 filtered out
`;

export const GO = `goos: linux
pkg: example.test/shop
BenchmarkTotal-8   	  500000	      2040 ns/op	  12.5 MB/s	     512 B/op	       7 allocs/op
BenchmarkTotal/big,_sorted-8   	     100	  10200000 ns/op
PASS
ok  	example.test/shop	3.1s
pkg: example.test/cart
BenchmarkTotal-8   	  900000	      1001 ns/op
ok  	example.test/cart	1.1s
`;

export const BENCHMARK_JS = `parse x 1,024.5 ops/sec ±0.80% (90 runs sampled)
this x is no result
render a x b x 12 ops/sec ±3.10% (1 run sampled)
`;

export const LUAU = 'SUCCESS: sha256   :   15.200ms +/-  0.600% on luau\n---\nTotal | 1ms\n';

export const CATCH2 = `benchmark name                       samples       iterations    est run time
                                     mean          low mean      high mean
                                     std dev       low std dev   high std dev
-------------------------------------------------------------------------------
sum of ten                                     100           208     7.1968 ms 
                                            344 ns        341 ns        349 ns 
                                             19 ns         11 ns         29 ns 
                                                                               
a name that is so long that it
stands on two lines                            100             2     8.3712 ms 
                                          41.5 us      41.25 us     42.622 us 
                                         3.256 us      2.163 us      5.353 us 

===============================================================================
test cases: 2 | 2 passed
`;

export const GOOGLE = JSON.stringify({
  context: { date: '2026-01-30T10:00:00+01:00', host_name: 'ci', executable: './b' },
  benchmarks: [
    {
      name: 'sum',
      run_name: 'sum',
      run_type: 'iteration',
      iterations: 10,
      real_time: 12.5,
      cpu_time: 12,
      time_unit: 'us',
    },
    { name: 'sort', run_name: 'sort', run_type: 'iteration', real_time: 90, time_unit: 'ns' },
    {
      name: 'sort_median',
      run_name: 'sort',
      run_type: 'aggregate',
      aggregate_name: 'median',
      real_time: 80,
      time_unit: 'ns',
    },
    {
      name: 'sort_stddev',
      run_name: 'sort',
      run_type: 'aggregate',
      aggregate_name: 'stddev',
      real_time: 3,
      time_unit: 'ns',
    },
    { name: 'bad', run_name: 'bad', error_occurred: true, error_message: 'no data' },
  ],
});

export const JMH = JSON.stringify([
  {
    jmhVersion: '1.37',
    benchmark: 'shop.Sort.run',
    mode: 'thrpt',
    params: { n: '10' },
    primaryMetric: { score: 5e6, scoreError: 10, scoreUnit: 'ops/s' },
  },
  {
    jmhVersion: '1.37',
    benchmark: 'shop.Sort.run',
    mode: 'avgt',
    primaryMetric: { score: 7.5, scoreUnit: 'ns/op' },
  },
]);

export const DOTNET = JSON.stringify({
  Title: 'Shop.Sorting-20260130-101500',
  HostEnvironmentInfo: {},
  Benchmarks: [
    {
      FullName: 'Shop.Sorting.Quick(N: 10)',
      Statistics: { N: 15, Median: 105.5, Mean: 106 },
      Memory: { BytesAllocatedPerOperation: 64 },
    },
    { FullName: 'Shop.Sorting.Broken', Statistics: null },
  ],
});

export const CUSTOM = JSON.stringify([
  { name: 'start-up', unit: 'ms', value: 120, range: '± 5' },
  { name: 'requests', unit: 'req/s', value: '5,000' },
  { name: 'cpu', unit: 'Percent', value: 50 },
]);

export const HISTORY = JSON.stringify({
  lastUpdate: 1769767200000,
  repoUrl: 'https://example.test/shop',
  entries: {
    Rust: [
      {
        commit: { id: 'a1' },
        date: 1769767200000,
        tool: 'cargo',
        benches: [{ name: 'sum', value: 10, unit: 'ns/iter', range: '± 1' }],
      },
      {
        commit: { id: 'b2' },
        date: 1769853600000,
        tool: 'cargo',
        benches: [{ name: 'sum', value: 11, unit: 'ns/iter' }],
      },
    ],
  },
});

export const HYPERFINE = JSON.stringify({
  results: [
    {
      command: 'sleep 0.1',
      mean: 0.102,
      stddev: 0.001,
      median: 0.101,
      min: 0.1,
      max: 0.11,
      times: [0.1, 0.101, 0.11],
      exit_codes: [0, 0, 0],
      parameters: { n: '1' },
    },
    { command: 'false', mean: 0.001, median: 0.001, times: [0.001], exit_codes: [1] },
  ],
});

export const PYTEST = JSON.stringify({
  machine_info: { node: 'ci' },
  commit_info: { id: 'abc123', branch: 'main' },
  benchmarks: [
    {
      group: null,
      name: 'test_sum',
      fullname: 'tests/test_shop.py::test_sum',
      params: null,
      stats: { min: 1e-6, max: 4e-6, mean: 2.1e-6, stddev: 1e-7, rounds: 900, median: 2e-6, iterations: 1 },
    },
  ],
  datetime: '2026-01-30T10:00:00.250000+00:00',
  version: '5.1.0',
});

export const K6_SUMMARY = JSON.stringify({
  root_group: { name: '', checks: [] },
  options: {},
  state: { testRunDurationMs: 30_000 },
  metrics: {
    http_req_duration: {
      type: 'trend',
      contains: 'time',
      values: { avg: 210.5, min: 90, med: 200, max: 900, 'p(90)': 400, 'p(95)': 520 },
      thresholds: { 'p(95)<500': { ok: false }, 'avg<300': { ok: true } },
    },
    http_req_failed: { type: 'rate', contains: 'default', values: { rate: 0.02, passes: 2, fails: 98 } },
    data_received: { type: 'counter', contains: 'data', values: { count: 5_000, rate: 166.6 } },
  },
});

export const K6_EXPORT = JSON.stringify({
  metrics: {
    http_req_duration: {
      avg: 210.5,
      min: 90,
      med: 200,
      max: 900,
      'p(90)': 400,
      'p(95)': 520,
      thresholds: { 'p(95)<500': true, 'avg<300': false },
    },
    checks: { passes: 90, fails: 10, value: 0.9, thresholds: { 'rate>0.95': true } },
    iterations: { count: 100, rate: 3.33 },
  },
  root_group: { name: '' },
});

export const LIGHTHOUSE = JSON.stringify({
  lighthouseVersion: '12.2.0',
  requestedUrl: 'https://shop.test/',
  fetchTime: '2026-01-30T10:00:00.000Z',
  audits: {
    'largest-contentful-paint': {
      id: 'largest-contentful-paint',
      score: 0.9,
      scoreDisplayMode: 'numeric',
      numericValue: 2_300.5,
      numericUnit: 'millisecond',
      displayValue: '2.3 s',
    },
    'cumulative-layout-shift': {
      id: 'cumulative-layout-shift',
      score: 0,
      scoreDisplayMode: 'numeric',
      numericValue: 0.6,
      numericUnit: 'unitless',
    },
    'image-alt': {
      id: 'image-alt',
      title: 'Image elements do not have alt',
      score: 0,
      scoreDisplayMode: 'binary',
    },
    'uses-http2': { id: 'uses-http2', score: null, scoreDisplayMode: 'notApplicable' },
    diagnostics: { id: 'diagnostics', score: 0, scoreDisplayMode: 'informative' },
    'performance-budget': {
      id: 'performance-budget',
      score: null,
      scoreDisplayMode: 'informative',
      details: {
        items: [
          { label: 'Script', resourceType: 'script', transferSize: 900_000, sizeOverBudget: 400_000 },
          { label: 'Total', transferSize: 5 },
        ],
      },
    },
  },
  categories: { performance: { id: 'performance', score: 0.71 } },
});

export const LIGHTHOUSE_3 = JSON.stringify({
  requestedUrl: 'https://shop.test/',
  audits: {
    interactive: {
      id: 'interactive',
      score: 1,
      rawValue: 1193.4,
      scoreDisplayMode: 'numeric',
      displayValue: ['%10d ms', 1193.4],
    },
    viewport: { id: 'viewport', score: 0, rawValue: false, scoreDisplayMode: 'binary' },
  },
});

export const BENCHMARK_FIXTURES = [
  CARGO,
  GO,
  BENCHMARK_JS,
  LUAU,
  CATCH2,
  GOOGLE,
  JMH,
  DOTNET,
  CUSTOM,
  HISTORY,
  HYPERFINE,
  PYTEST,
  K6_SUMMARY,
  K6_EXPORT,
  LIGHTHOUSE,
  LIGHTHOUSE_3,
] as const;
