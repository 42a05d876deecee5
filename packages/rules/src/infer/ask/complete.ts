import { anchor } from '../anchor.ts';
import type { Candidate } from '../candidate.ts';
import type { Ground } from '../ground.ts';
import { matchesIn } from '../match-candidate.ts';
import { askAsync } from './async.ts';
import { askCalled } from './called.ts';
import { askDropped } from './dropped.ts';
import { askEqualNames } from './equal-names.ts';
import { askMany } from './many.ts';
import { askMembers } from './members.ts';
import { askMerged } from './merged.ts';
import { askOperator } from './operator.ts';
import { askReceiver } from './receiver.ts';
import { raise } from './raise.ts';

type Step = (candidate: Candidate, ground: Ground) => Candidate;

/** What a shape is asked for though the gates do without it, as it belongs to the mistake. */
const STEPS: readonly Step[] = [
  askReceiver,
  raise,
  anchor,
  askMembers,
  askMerged,
  askDropped,
  askEqualNames,
  askOperator,
  askAsync,
  askMany,
  askCalled,
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
