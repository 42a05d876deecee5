import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readers } from '../src/index.ts';
import { mutant } from './fuzz/mutant.ts';
import { readMutant } from './fuzz/read-mutant.ts';
import { SEEDS } from './fuzz/seeds.ts';
import { readText } from './report.ts';

describe.each(SEEDS)('%s %#', (format, report) => {
  it('is told by its content alone, and by no other reader but the one of logs, which is asked last', () => {
    const told = readers.filter((reader) => reader.detect(report)).map(({ name }) => name);
    expect(told.filter((name) => name !== 'log' || format === 'log')).toEqual([format]);
  });

  it('has something in it that is mutated, and reads the same again, at whatever commit', async () => {
    const [first, second] = [await readText(report), await readText(report, { commit: 'other' })];
    expect(first.events.length).toBeGreaterThan(0);
    expect(second.events.map(({ event_id }) => event_id)).toEqual(
      first.events.map(({ event_id }) => event_id),
    );
    expect(second.runs.map(({ run_id }) => run_id)).toEqual(first.runs.map(({ run_id }) => run_id));
  });
});

describe('mutants', () => {
  const told = new Set(SEEDS.map(([format]) => format));

  it.each(readers.map(({ name }) => name))('are made of %s too', (name) => {
    expect(told).toContain(name);
  });

  // 100,000 each night: `pnpm fuzz`.
  it('never make a reader throw, or give what cannot be stored', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(mutant, async (one) => {
        expect(await readMutant(one)).toBeUndefined();
      }),
      { numRuns: 4_000 },
    );
  });
});
