import { appBench } from './app.bench.ts';
import { printRows } from './bench-row.ts';
import { checkBench } from './check.bench.ts';
import { collectorBench } from './collector.bench.ts';
import { generatorBench } from './generator.bench.ts';
import { storeBench } from './store.bench.ts';

// One at a time: each wants a core of its own.
for (const bench of [collectorBench, storeBench, generatorBench, checkBench, appBench])
  printRows(await bench());
