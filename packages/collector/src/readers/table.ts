import { benchmarkJson } from './benchmark-json.ts';
import { benchmarkText } from './benchmark-text.ts';
import { hyperfineJson } from './hyperfine-json.ts';
import { junit } from './junit.ts';
import { k6Json } from './k6-json.ts';
import { lighthouseJson } from './lighthouse-json.ts';
import { log } from './log.ts';
import { metricsJson } from './metrics-json.ts';
import { otlpJson } from './otlp-json.ts';
import { pytestBenchmarkJson } from './pytest-benchmark-json.ts';
import type { Reader } from './reader.ts';
import { sarif } from './sarif.ts';
import { sentry } from './sentry.ts';

/** Every report format. A new one is a file beside this and a line here; the first that detects a report reads it. Logs are last: much looks like one. */
export const readers: readonly Reader[] = [
  junit,
  sarif,
  metricsJson,
  k6Json,
  lighthouseJson,
  hyperfineJson,
  pytestBenchmarkJson,
  benchmarkJson,
  benchmarkText,
  sentry,
  otlpJson,
  log,
];
