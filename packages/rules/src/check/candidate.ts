import type { Finding, Problem, Rule } from '@feedback/schema';
import type { Match } from '../match-rule.ts';
import { expandFor } from '../names/expand-rule.ts';
import type { TextNames } from '../names/text-names.ts';
import type { SgNode } from '../tree.ts';
import type { CheckResult } from './check-result.ts';
import { narrowRule } from './narrow-rule.ts';
import { toFindings } from './to-findings.ts';
import type { HasWord } from './prefilter.ts';
import type { Prepared, SoughtPattern } from './prepared.ts';
import type { SourceFile } from './source-file.ts';
import { readSuppressions } from './suppressions.ts';
import { unparsedIn, unparsedProblem } from './unparsed.ts';
import type { Sought } from './walks.ts';

/** A file, and what could be found in it. */
export interface Candidate<F extends SourceFile = SourceFile> {
  readonly file: F;
  readonly relevant: ReadonlySet<Prepared>;
  readonly has: HasWord;
  readonly names: TextNames;
  readonly isAscii: boolean;
}

/** What is looked for: patterns, and what is not understood, which is of no pattern. */
export type Wanted = readonly (SoughtPattern | readonly [undefined, Sought])[];

/** Adds to patterns what no grammar explains: a walk that is made anyway finds it too. */
export const withUnparsed = (sought: readonly SoughtPattern[], language: SourceFile['language']): Wanted => [
  ...sought,
  [undefined, unparsedIn(language)],
];

/** What was found in a file until now. */
export interface Found {
  /** By the places of their patterns among all that are looked for. */
  readonly byPlace: Map<number, readonly Finding[]>;
  readonly problems: Problem[];
}

export const foundNothing = (): Found => ({ byPlace: new Map(), problems: [] });

/** Adds what the matches in a file's tree say, without what its comments suppress. */
export const collectFindings = (
  { file, has, names }: Candidate,
  tree: SgNode,
  {
    sought,
    matches,
    into,
  }: {
    readonly sought: Wanted;
    readonly matches: readonly (readonly [place: number, matches: readonly Match[]])[];
    readonly into: Found;
  },
): void => {
  const isSuppressed = readSuppressions(tree, file.code);
  const inText = (rule: Rule): Rule | undefined => narrowRule(expandFor(rule, names), has);
  for (const [place, own] of matches) {
    if (own.length === 0) continue;
    const [prepared] = sought[place] ?? [];
    if (prepared === undefined) {
      into.problems.push(unparsedProblem(file, own));
      continue;
    }
    const findings = toFindings(prepared.checkable, file.path, { matches: own, inText });
    into.byPlace.set(
      place,
      findings.filter(({ pattern, line }) => !isSuppressed(pattern, line)),
    );
  }
};

/** All findings in order of place; at one place, in the order of their patterns. */
export const toResult = ({ byPlace, problems }: Found): CheckResult => ({
  findings: [...byPlace]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, findings]) => findings)
    .toSorted((a, b) => a.line - b.line || a.column - b.column),
  problems,
});
