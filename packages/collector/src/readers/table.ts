import { dartJson } from './dart-json.ts';
import { tap } from './tap.ts';
import { goTestJson } from './go-test-json.ts';
import { goTestText } from './go-test-text.ts';
import { xunit } from './xunit.ts';
import { trx } from './trx.ts';
import { nunit } from './nunit.ts';
import { ctrfJson } from './ctrf-json.ts';
import { jestJson } from './jest-json.ts';
import { junit } from './junit.ts';
import { metricsJson } from './metrics-json.ts';
import { mochaJson } from './mocha-json.ts';
import { mochawesomeJson } from './mochawesome-json.ts';
import { playwrightJson } from './playwright-json.ts';
import { pytestJson } from './pytest-json.ts';
import type { Reader } from './reader.ts';
import { rspecJson } from './rspec-json.ts';
import { sarif } from './sarif.ts';
import { vitestJson } from './vitest-json.ts';

/** Every report format. A new one is a file beside this and a line here; the first that detects a report reads it. */
export const readers: readonly Reader[] = [
  junit,
  nunit,
  xunit,
  trx,
  ctrfJson,
  jestJson,
  vitestJson,
  mochaJson,
  mochawesomeJson,
  playwrightJson,
  pytestJson,
  rspecJson,
  goTestJson,
  goTestText,
  dartJson,
  tap,
  sarif,
  metricsJson,
];
