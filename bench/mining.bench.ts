import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { SignatureMiner } from '@feedback/analyzer';
import { printRows, type BenchRow } from './bench-row.ts';

const LINES = 100_000;
const ROUNDS = 3;
const BAR = 50_000;

/** Lines of a shop's services: values of all kinds, and names without a digit in them. */
const SHAPES: readonly ((random: () => number) => string)[] = [
  (random) =>
    `Accepted connection from 10.0.${random() % 256}.${random() % 256}:${random() % 65_536} (id ${random()})`,
  (random) => `session opened for user ${nameOf(random())} by (uid=${random() % 1_000})`,
  (random) =>
    `10.0.0.${random() % 256} "GET /v2/${random().toString(16)}/baskets/detail HTTP/1.1" status: 200 len: ${random()} time: 0.${random()}`,
  (random) =>
    `[basket: ${random().toString(16).padStart(8, '0')}-1d98-573b-97cd-ca98a65347dd] Took ${random() % 90}.35 seconds to build the basket in the shop.`,
  (random) => `Failed to load /var/lib/shop/${nameOf(random())}/${random()}.db: no such file or directory`,
  (random) =>
    `worker ${random() % 64} finished task_${random()} of stage ${random() % 9} in ${random() % 5_000} ms on node-${random() % 40}`,
  (random) =>
    `cache: hits=${random()}, misses=${random()}, evicted=${random() % 10}, policy=lru, warm=${random() % 2 === 0}`,
  () => 'Shutting down cleanly',
  (random) =>
    `java.io.IOException: Connection reset by peer while reading block blk_${random()} from ${nameOf(random())}.example.org`,
  (random) => `Order ${random()} moved from state NEW to state PAID after ${random() % 9} retries`,
];

const nameOf = (number: number): string =>
  String.fromCodePoint(97 + (number % 26), 97 + (Math.floor(number / 26) % 8), 110, 97);

/** The same numbers in each run: a linear congruential generator (Numerical Recipes). */
const numbers = (): (() => number) => {
  let state = 7;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
};

const linesOf = (count: number): string[] => {
  const random = numbers();
  return Array.from({ length: count }, () => SHAPES[random() % SHAPES.length]?.(random) ?? '');
};

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

const secondsFor = (lines: readonly string[]): number => {
  const miner = new SignatureMiner();
  const start = performance.now();
  for (const line of lines) miner.add(line);
  return (performance.now() - start) / 1_000;
};

/** Megabytes that a miner holds after `rounds` times the lines, which are made anew each time. */
const megabytesAfter = (rounds: number): number => {
  const miner = new SignatureMiner();
  const before = heap();
  for (let round = 0; round < rounds; round++) for (const line of linesOf(LINES / 2)) miner.add(line);
  const held = heap() - before;
  // Keeps the miner alive until here.
  return miner.toJSON().version * (held / 2 ** 20);
};

/** 100,000 lines through a `SignatureMiner` on one core, and what it holds after one and after four times 50,000. */
export const miningBench = async (): Promise<BenchRow[]> => {
  const lines = linesOf(LINES);
  const seconds = Math.min(...Array.from({ length: ROUNDS }, () => secondsFor(lines)));
  const perSecond = Math.round(LINES / seconds);
  const [once, often] = [megabytesAfter(1), megabytesAfter(4)];
  return [
    {
      name: 'log lines mined',
      figure: perSecond,
      unit: 'lines/s',
      bar: `≥ ${BAR.toLocaleString('en')}`,
      ok: perSecond >= BAR,
    },
    { name: 'held by the miner after 50,000 lines', figure: Number(once.toFixed(1)), unit: 'MB' },
    {
      name: 'held by the miner after 200,000 lines',
      figure: Number(often.toFixed(1)),
      unit: 'MB',
      bar: 'flat',
      ok: often < once * 1.2 + 0.5,
    },
  ];
};

if (import.meta.main) printRows(await miningBench());
