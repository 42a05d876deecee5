import type { Finding, Rule } from '@feedback/schema';
import type { Match } from '../match-rule.ts';
import { expandFor } from '../names/expand-rule.ts';
import type { TextNames } from '../names/text-names.ts';
import type { SgNode } from '../tree.ts';
import { narrowRule } from './narrow-rule.ts';
import { toFindings } from './to-findings.ts';
import type { HasWord } from './prefilter.ts';
import type { Prepared } from './prepared.ts';
import type { SourceFile } from './source-file.ts';
import { readSuppressions } from './suppressions.ts';
import type { Sought } from './walks.ts';

/** A file, and what could be found in it. */
export interface Candidate<F extends SourceFile = SourceFile> {
  readonly file: F;
  readonly relevant: ReadonlySet<Prepared>;
  readonly has: HasWord;
  readonly names: TextNames;
  readonly isAscii: boolean;
}

/** Findings of some patterns, by the places of these among all that are looked for. */
export type FindingsByPlace = Map<number, readonly Finding[]>;

/** Adds what the matches in a file's tree say, without what its comments suppress. */
export const collectFindings = (
  { file: { path, code }, has, names }: Candidate,
  tree: SgNode,
  {
    sought,
    matches,
    into,
  }: {
    readonly sought: readonly (readonly [Prepared, Sought])[];
    readonly matches: readonly (readonly [place: number, matches: readonly Match[]])[];
    readonly into: FindingsByPlace;
  },
): void => {
  const isSuppressed = readSuppressions(tree, code);
  const inText = (rule: Rule): Rule | undefined => narrowRule(expandFor(rule, names), has);
  for (const [place, own] of matches) {
    const [prepared] = sought[place] ?? [];
    if (prepared === undefined || own.length === 0) continue;
    const findings = toFindings(prepared.checkable, path, { matches: own, inText });
    into.set(
      place,
      findings.filter(({ pattern, line }) => !isSuppressed(pattern, line)),
    );
  }
};

/** All findings in order of place; at one place, in the order of their patterns. */
export const inPlace = (byPlace: FindingsByPlace): readonly Finding[] =>
  [...byPlace]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, findings]) => findings)
    .toSorted((a, b) => a.line - b.line || a.column - b.column);
