import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectFormat, readers } from '../src/index.ts';
import { mutant } from './fuzz/mutant.ts';
import { readMutant } from './fuzz/read-mutant.ts';
import { SEEDS } from './fuzz/seeds.ts';

describe('mutants', () => {
  const told = new Set(SEEDS.map(detectFormat));

  it.each(readers.map(({ name }) => name))('are made of %s too', (name) => {
    expect(told).toContain(name);
  });

  // 100,000 each night: `pnpm fuzz`.
  it('never make a reader throw, or give what cannot be stored', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(mutant, async (one) => {
        expect(await readMutant(one)).toBeUndefined();
      }),
      { numRuns: 3_000 },
    );
  });
});
