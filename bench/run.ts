import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { printRows, type BenchRow } from './bench-row.ts';

const BENCHES: Readonly<Record<string, () => Promise<readonly BenchRow[]>>> = {
  collector: async () => (await import('./collector.bench.ts')).collectorBench(),
  'collect-large': async () => (await import('./collect-large.ts')).collectLargeBench(),
  store: async () => (await import('./store.bench.ts')).storeBench(),
  generator: async () => (await import('./generator.bench.ts')).generatorBench(),
  check: async () => (await import('./check.bench.ts')).checkBench(),
  'check-projects': async () => (await import('./check-projects.bench.ts')).checkProjectsBench(),
  mining: async () => (await import('./mining.bench.ts')).miningBench(),
  analyze: async () => (await import('./analyze.bench.ts')).analyzeBench(),
  app: async () => (await import('./app.bench.ts')).appBench(),
};

const script = fileURLToPath(import.meta.url);
const named = process.argv.slice(2);
const [only = ''] = named;

// One at a time: each wants a core of its own. And each in a process of its own: a program takes 40 ms longer to start for each GB that
// whoever starts it has, which the ones before would leave behind.
if (named.length === 1) {
  const bench = BENCHES[only];
  if (bench === undefined) throw new Error(`There is no ${only}, only ${Object.keys(BENCHES).join(', ')}.`);
  printRows(await bench());
} else
  for (const name of Object.keys(BENCHES)) {
    const { status } = spawnSync(process.execPath, [...process.execArgv, script, name], { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
