import type { Problem } from '@feedback/schema';
import { DAY_MS } from './days.ts';

/** Counts events from more than a day ahead of the clock; less than that is what zones and clocks do. */
export const createFuture = (
  now: Date,
): { readonly add: (timestamp: string) => void; readonly problems: () => Problem[] } => {
  const limit = new Date(now.getTime() + DAY_MS).toISOString();
  let count = 0;
  return {
    add: (timestamp) => {
      if (timestamp > limit) count++;
    },
    problems: () =>
      count === 0
        ? []
        : [
            {
              severity: 'warning',
              code: 'FUTURE_TIMESTAMP',
              message: `${count} ${count === 1 ? 'event lies' : 'events lie'} in the future. They are counted, but take no part in rates; check the clock of the machine that reported them.`,
            },
          ],
  };
};
