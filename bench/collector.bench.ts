import { MetricsCollector } from '@feedback/collector';
import type { BenchRow } from './bench-row.ts';

/** The processor time of this thread where Node can tell (23.9 on), in ms: unlike the clock's, it is ours alone. */
const spent = (): number => {
  if (typeof process.threadCpuUsage !== 'function') return performance.now();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

const logged = (count: number): number => {
  const collector = new MetricsCollector();
  const start = spent();
  for (let index = 0; index < count; index++)
    collector.logBug({
      pattern: `pattern_${index % 100}`,
      error: `TypeError: value ${index} is not serializable`,
      code: 'return json.dumps(result)',
      filePath: `src/module_${index % 1_000}.py`,
      line: (index % 400) + 1,
    });
  return spent() - start;
};

/** The fastest of some runs: what the work costs, not what else the machine does. */
const fastest = (count: number, runs = 7): number =>
  Math.min(...Array.from({ length: runs }, () => logged(count)));

/** How long the original's way of logging takes, and that its cost grows with the number of bugs, not with its square. */
export const collectorBench = (): Promise<BenchRow[]> => {
  logged(10_000);
  const small = fastest(10_000);
  const large = fastest(50_000);
  return Promise.resolve([
    { name: '50,000 distinct logBug', figure: large, unit: 'ms', bar: '≤ 500', ok: large <= 500 },
    {
      name: 'logBug, 10k → 50k',
      figure: large / small,
      unit: '×',
      bar: '≤ 6',
      ok: large / small <= 6,
    },
  ]);
};
