import { readAddress, revisionAddress } from '@feedback/patterns';
import { patternName, type Pattern, type PatternRevision } from '@feedback/schema';
import { cliError } from '../../cli-error.ts';
import type { Library } from '../../library.ts';
import { requirePattern } from './require-pattern.ts';

/** What a name on the command line means: a pattern, or a change of one that is proposed. */
export type Target =
  | { readonly kind: 'pattern'; readonly name: string; readonly pattern: Pattern }
  | {
      readonly kind: 'revision';
      readonly name: string;
      readonly pattern: Pattern;
      readonly revision: PatternRevision;
    };

const revisionsOf = (library: Library, name: string): readonly PatternRevision[] =>
  library.own.getRevisions().filter(({ pattern }) => patternName(pattern) === patternName(name));

const noSuchChange = (address: string, own: readonly PatternRevision[]): Error => {
  const there =
    own.length === 0
      ? '"feedback patterns inbox" shows what is proposed.'
      : `There is ${own.map(revisionAddress).join(', ')}.`;
  return cliError('NOT_FOUND', `There is no proposed change ${JSON.stringify(address)}. ${there}`);
};

/**
 * Finds what a name means: `NAME@ID` is a proposed change, a bare name a pattern. Throws `CliError` `NOT_FOUND`, `AMBIGUOUS`.
 */
export const findTarget = (library: Library, address: string): Target => {
  const { name, id } = readAddress(address);
  const pattern = requirePattern(library.find(name), name, library.patterns());
  if (id === undefined) return { kind: 'pattern', name: pattern.name, pattern };
  const own = revisionsOf(library, pattern.name);
  const [revision, ...more] = own.filter((each) => each.id.startsWith(id));
  if (revision === undefined) throw noSuchChange(address, own);
  if (more.length > 0)
    throw cliError(
      'AMBIGUOUS',
      `${JSON.stringify(address)} is the beginning of several proposed changes. Give more of it.`,
    );
  return { kind: 'revision', name: revisionAddress(revision), pattern, revision };
};

/** The same, for a verdict: the name of an active pattern means the one change of it that is proposed, if there is one. */
export const findProposal = (library: Library, address: string): Target => {
  const target = findTarget(library, address);
  if (target.kind === 'revision' || (target.pattern.status ?? 'active') !== 'active') return target;
  const [revision, ...more] = revisionsOf(library, target.name);
  if (revision === undefined) return target;
  if (more.length === 0)
    return { kind: 'revision', name: revisionAddress(revision), pattern: target.pattern, revision };
  throw cliError(
    'AMBIGUOUS',
    `Several changes of ${target.name} are proposed: ${[revision, ...more].map(revisionAddress).join(', ')}. Name one of them.`,
  );
};
