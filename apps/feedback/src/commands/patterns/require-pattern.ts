import { similarNames } from '@feedback/patterns';
import type { Pattern } from '@feedback/schema';
import { cliError } from '../../cli-error.ts';

/** The pattern of that name. Throws `CliError` `NOT_FOUND` with those of the known names that are like it, and how to see all. */
export const requirePattern = <T extends Pattern>(
  found: T | undefined,
  name: string,
  known: readonly Pattern[] = [],
): T => {
  if (found !== undefined) return found;
  const similar = similarNames(
    name,
    known.map((pattern) => pattern.name),
  );
  throw cliError(
    'NOT_FOUND',
    `There is no pattern ${JSON.stringify(name)}.${similar.length === 0 ? '' : ` Did you mean ${similar.join(', ')}?`} "feedback patterns list --status all" shows all names.`,
  );
};
