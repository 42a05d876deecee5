import { benchmarkJson } from './benchmark-json.ts';
import { benchmarkText } from './benchmark-text.ts';
import { checkstyle } from './checkstyle.ts';
import { ctrfJson } from './ctrf-json.ts';
import { dartJson } from './dart-json.ts';
import { eslintJson } from './eslint-json.ts';
import { githubJson } from './github-json.ts';
import { gitlabJson } from './gitlab-json.ts';
import { gitlabSastJson } from './gitlab-sast-json.ts';
import { goTestJson } from './go-test-json.ts';
import { goTestText } from './go-test-text.ts';
import { hyperfineJson } from './hyperfine-json.ts';
import { jestJson } from './jest-json.ts';
import { junit } from './junit.ts';
import { k6Json } from './k6-json.ts';
import { lighthouseJson } from './lighthouse-json.ts';
import { log } from './log.ts';
import { metricsJson } from './metrics-json.ts';
import { mochaJson } from './mocha-json.ts';
import { mochawesomeJson } from './mochawesome-json.ts';
import { nunit } from './nunit.ts';
import { otlpJson } from './otlp-json.ts';
import { playwrightJson } from './playwright-json.ts';
import { pytestBenchmarkJson } from './pytest-benchmark-json.ts';
import { pytestJson } from './pytest-json.ts';
import { rdjson } from './rdjson.ts';
import { rdjsonl } from './rdjsonl.ts';
import type { Reader } from './reader.ts';
import { rspecJson } from './rspec-json.ts';
import { sarif } from './sarif.ts';
import { semgrepJson } from './semgrep-json.ts';
import { sentry } from './sentry.ts';
import { tap } from './tap.ts';
import { trx } from './trx.ts';
import { vitestJson } from './vitest-json.ts';
import { xunit } from './xunit.ts';

/**
 * Every report format. A new one is a file beside this and a line here; the first that detects a report reads it. Logs are last,
 * because much looks like one.
 */
export const readers: readonly Reader[] = [
  junit,
  nunit,
  xunit,
  trx,
  checkstyle,
  ctrfJson,
  jestJson,
  vitestJson,
  mochaJson,
  mochawesomeJson,
  playwrightJson,
  pytestJson,
  rspecJson,
  sarif,
  eslintJson,
  rdjson,
  rdjsonl,
  semgrepJson,
  gitlabSastJson,
  gitlabJson,
  githubJson,
  goTestJson,
  goTestText,
  dartJson,
  tap,
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
