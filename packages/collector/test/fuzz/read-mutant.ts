import { Event, Run } from '@feedback/schema';
import { fixedClock } from '@feedback/testing';
import { readReport } from '../../src/index.ts';
import { gather, report } from '../report.ts';
import type { Mutant } from './mutant.ts';

/** Reads a mutant, and says what is wrong with how it was read; `undefined` when nothing is. Throws what the reader throws. */
export const readMutant = async ({ bytes, format, size }: Mutant): Promise<string | undefined> => {
  const clock = fixedClock();
  const input = report(bytes, 'mutant', size);
  const { events, runs, problems } = await gather(readReport(input, { format, clock }));
  if (events.length + runs.length + problems.length === 0)
    return 'nothing came of it, and nobody was told why';
  for (const event of events) {
    const { success, error } = Event.safeParse(event);
    if (!success) return `an event that can't be stored: ${error.message}`;
  }
  for (const run of runs) {
    const { success, error } = Run.safeParse(run);
    if (!success) return `a run that can't be stored: ${error.message}`;
  }
  return problems.some(({ message }) => message === '') ? 'a problem without words' : undefined;
};
