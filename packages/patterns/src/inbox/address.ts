import type { PatternRevision } from '@feedback/schema';
import { nameKey } from '../library/library.ts';
import { PatternsError } from '../patterns-error.ts';

/** What a revision is called where a pattern's name is expected: `NAME@ID`. */
export const revisionAddress = ({ pattern, id }: Pick<PatternRevision, 'pattern' | 'id'>): string =>
  `${pattern}@${id}`;

/** Splits `NAME@ID`; a bare name has no id. */
export const readAddress = (text: string): { readonly name: string; readonly id: string | undefined } => {
  const at = text.lastIndexOf('@');
  const id = at < 0 ? undefined : text.slice(at + 1).trim();
  return id !== undefined && /^[\da-f]{4,}$/i.test(id)
    ? { name: text.slice(0, at), id: id.toLowerCase() }
    : { name: text, id: undefined };
};

/**
 * The revision that an address means: the one of its id (or its beginning), else the only one of its pattern. `undefined` when a bare name has
 * none. Throws `PatternsError` `NOT_FOUND` for an unknown id, `AMBIGUOUS` when several answer.
 */
const findRevision = (
  revisions: readonly PatternRevision[],
  address: string,
): PatternRevision | undefined => {
  const { name, id } = readAddress(address);
  const own = revisions.filter(({ pattern }) => nameKey(pattern) === nameKey(name));
  const meant = id === undefined ? own : own.filter((revision) => revision.id.startsWith(id));
  if (meant.length > 1)
    throw new PatternsError(
      'AMBIGUOUS',
      `There are ${meant.length} proposed changes of "${name}": ${meant.map(revisionAddress).join(', ')}. Name one of them.`,
      { pattern: name },
    );
  if (meant.length === 0 && id !== undefined)
    throw new PatternsError(
      'NOT_FOUND',
      `There is no proposed change ${JSON.stringify(address)}. ${
        own.length === 0
          ? 'The inbox shows what is proposed.'
          : `There is ${own.map(revisionAddress).join(', ')}.`
      }`,
      { pattern: name },
    );
  return meant[0];
};

/** The same; throws `PatternsError` `NOT_FOUND` also for a bare name that has none. */
export const requireRevision = (revisions: readonly PatternRevision[], address: string): PatternRevision => {
  const found = findRevision(revisions, address);
  if (found !== undefined) return found;
  throw new PatternsError(
    'NOT_FOUND',
    `Nobody proposes a change of "${address}". The inbox shows what is proposed.`,
    {
      pattern: address,
    },
  );
};
