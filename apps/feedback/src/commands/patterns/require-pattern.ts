import type { Pattern } from '@feedback/schema';
import { cliError } from '../../cli-error.ts';

/** The pattern of that name. Throws `CliError` `NOT_FOUND`, which tells how to see the names. */
export const requirePattern = <T extends Pattern>(found: T | undefined, name: string): T => {
  if (found !== undefined) return found;
  throw cliError(
    'NOT_FOUND',
    `There is no pattern ${JSON.stringify(name)}. "feedback patterns list --status all" shows all names.`,
  );
};
