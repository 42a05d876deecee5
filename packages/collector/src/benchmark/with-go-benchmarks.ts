import type { ReportItem, Run } from '@feedback/schema';
import { EventIds } from '../event-ids.ts';
import { LineSplitter } from '../input/line-splitter.ts';
import type { ReportInput } from '../input/report-input.ts';
import type { Reader } from '../readers/reader.ts';
import { goBenchmarks } from './go-benchmark.ts';
import { measurementItem } from './benchmark-items.ts';

async function* numbersOf(input: ReportInput, run: Run): AsyncGenerator<ReportItem> {
  const splitter = new LineSplitter();
  const benchmarks = goBenchmarks();
  const { run_id, timestamp, zone_assumed, project, source } = run;
  const frame = {
    key: run_id,
    runId: run_id,
    source,
    timestamp,
    zoneAssumed: zone_assumed === true,
    project,
    ids: new EventIds(),
  };
  const items = (lines: readonly string[]): readonly ReportItem[] =>
    lines.flatMap(benchmarks).map((found) => measurementItem(found, frame));
  for await (const chunk of input.chunks()) yield* items(splitter.push(chunk));
  yield* items(splitter.end());
}

/** A reader of `go test` that also gives the numbers of its benchmarks, which belong to the same run. */
export const withGoBenchmarks = (reader: Reader): Reader => ({
  ...reader,
  async *read(input, context) {
    for await (const item of reader.read(input, context)) {
      if (item.kind === 'run' && /^Benchmark/m.test(input.head)) yield* numbersOf(input, item.run);
      yield item;
    }
  },
});
