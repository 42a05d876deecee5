import { anchor } from './anchor.ts';
import type { Candidate } from './candidate.ts';
import type { Ground } from './ground.ts';
import { matchesIn } from './match-candidate.ts';
import { askDropped } from './ask-dropped.ts';
import { askEqualNames } from './ask-equal-names.ts';
import { askMerged } from './ask-merged.ts';
import { askReceiver } from './ask-receiver.ts';
import { raise } from './raise.ts';

type Step = (candidate: Candidate, ground: Ground) => Candidate;

/** What a shape is asked for though the gates do without it, as it belongs to the mistake. */
const STEPS: readonly Step[] = [
  askReceiver,
  (candidate, { replaced }) => raise(candidate, replaced),
  (candidate, { replaced }) => askMerged(candidate, replaced),
  (candidate, { replaced }) => askDropped(candidate, replaced),
  askEqualNames,
];

/** Whether a narrower shape finds all places of the mistake that are known. */
const keepsAll = (narrow: Candidate, wide: Candidate, { bad, others }: Ground): boolean =>
  [bad, ...others].every((code) => matchesIn(narrow, code).length >= matchesIn(wide, code).length);

/** A shape with what belongs to it, as far as no example of the mistake says otherwise. */
export const complete = (candidate: Candidate, ground: Ground): Candidate =>
  STEPS.reduce(
    (wide, step) => {
      const narrow = step(wide, ground);
      return narrow === wide || keepsAll(narrow, wide, ground) ? narrow : wide;
    },
    anchor(candidate, ground),
  );
