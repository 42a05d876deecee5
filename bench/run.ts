import { analyzeBench } from './analyze.bench.ts';
import { appBench } from './app.bench.ts';
import { printRows } from './bench-row.ts';
import { checkBench } from './check.bench.ts';
import { collectLargeBench } from './collect-large.ts';
import { collectorBench } from './collector.bench.ts';
import { generatorBench } from './generator.bench.ts';
import { miningBench } from './mining.bench.ts';
import { storeBench } from './store.bench.ts';

// One at a time: each wants a core of its own.
for (const bench of [
  collectorBench,
  collectLargeBench,
  storeBench,
  generatorBench,
  checkBench,
  miningBench,
  analyzeBench,
  appBench,
])
  printRows(await bench());
