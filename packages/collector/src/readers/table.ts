import { junit } from './junit.ts';
import { metricsJson } from './metrics-json.ts';
import type { Reader } from './reader.ts';
import { sarif } from './sarif.ts';

/** Every report format. A new one is a file beside this and a line here; the first that detects a report reads it. */
export const readers: readonly Reader[] = [junit, sarif, metricsJson];
