import type { Problem } from '@feedback/schema';
import { readingJson } from '../json/reading-json.ts';
import type { Reader } from '../readers/reader.ts';
import { problemItem } from '../readers/report-run.ts';
import { benchmarkItems } from './benchmark-items.ts';
import type { BenchmarkRun } from './measured.ts';

const nothingIn = (path: string, description: string): Problem => ({
  severity: 'error',
  code: 'NO_BENCHMARKS',
  message: `${path} is JSON, but has no numbers of ${description}; name its format, or have the tool write it again.`,
  path,
});

interface JsonBenchmarks {
  readonly name: string;
  readonly description: string;
  readonly detect: (head: string) => boolean;
  /** The runs in a parsed report; none where it isn't one. */
  readonly runs: (value: unknown, path: string) => readonly BenchmarkRun[];
}

/** A reader of benchmark reports that are one JSON value, from what is particular to the format. */
export const jsonBenchmarkReader = ({ name, description, detect, runs }: JsonBenchmarks): Reader => ({
  name,
  description,
  detect,
  read: readingJson(async function* (value, input, context) {
    const found = runs(value, context.path);
    if (found.length === 0) yield problemItem(nothingIn(context.path, description));
    for (const run of found) yield* benchmarkItems(name, run, input, context);
  }),
});
