import * as fc from 'fast-check';
import { mutant } from './mutant.ts';
import { readMutant } from './read-mutant.ts';

/** More processor time than this for a report of a few thousand characters is as good as hanging. */
const SLOW_MS = 1_000;

const spent = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

// Run as `pnpm fuzz [COUNT] [SEED]`; a failure prints the seed and the smallest mutant that shows it.
const [count = '100000', seed] = process.argv.slice(2);
const startedWith = seed === undefined ? Date.now() % 2 ** 31 : Number(seed);
process.stdout.write(`${count} mutants, seed ${startedWith}\n`);

const started = performance.now();
let read = 0;
await fc.assert(
  fc.asyncProperty(mutant, async (one) => {
    const before = spent();
    const wrong = await readMutant(one);
    const took = spent() - before;
    if (wrong !== undefined) throw new Error(wrong);
    if (took > SLOW_MS) throw new Error(`took ${Math.round(took)} ms`);
    if (++read % 10_000 === 0) process.stdout.write(`${read} read\n`);
  }),
  { numRuns: Number(count), seed: startedWith },
);
process.stdout.write(
  `${count} mutants in ${Math.round((performance.now() - started) / 1_000)} s: no reader threw, none hung, all that they gave can be stored.\n`,
);
