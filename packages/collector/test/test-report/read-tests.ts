import type { Problem, Run, TestFailureEvent, Totals } from '@feedback/schema';
import type { ReadReportOptions } from '../../src/index.ts';
import { readText } from '../report.ts';

export interface TestReading {
  readonly format: string | undefined;
  readonly events: readonly TestFailureEvent[];
  readonly runs: readonly Run[];
  readonly totals: Totals | undefined;
  readonly problems: readonly Problem[];
}

/** Reads a report of tests from memory, an object as JSON. */
export const readTests = async (
  content: string | Uint8Array | object,
  options: ReadReportOptions = {},
): Promise<TestReading> => {
  let format: string | undefined;
  const bytes =
    typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content);
  const onFormat = (name: string): void => {
    format = name;
  };
  const { events, runs, problems } = await readText(bytes, { onFormat, ...options });
  return { format, events: events as TestFailureEvent[], runs, totals: runs[0]?.totals, problems };
};

/** Totals in the order in which people say them. */
export const counts = (tests: number, failures = 0, errors = 0, skipped = 0, flaky = 0): Totals => ({
  tests,
  failures,
  errors,
  skipped,
  flaky,
});
