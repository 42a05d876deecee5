import { appBench } from './app.bench.ts';
import type { BenchRow } from './bench-row.ts';
import { collectorBench } from './collector.bench.ts';
import { generatorBench } from './generator.bench.ts';
import { storeBench } from './store.bench.ts';

// One at a time: two cores, and each wants its own.
for (const bench of [collectorBench, storeBench, generatorBench, appBench]) {
  const rows: readonly BenchRow[] = await bench();
  for (const { name, figure, unit, bar, ok } of rows)
    console.log(
      `${ok === undefined ? ' ' : ok ? '✓' : '✗'} ${name.padEnd(48)} ${figure.toLocaleString('en', { maximumFractionDigits: 2 }).padStart(12)} ${unit}${bar === undefined ? '' : `   (bar: ${bar})`}`,
    );
}
