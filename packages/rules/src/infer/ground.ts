import type { Candidate } from './candidate.ts';
import type { CodeNode } from './code-tree.ts';
import { matchesIn } from './match-candidate.ts';
import type { Refiner } from './refine.ts';

/** What a candidate must pass, and where it is looked for. */
export interface Ground extends Refiner {
  readonly cores: readonly CodeNode[];
  readonly bad: readonly CodeNode[];
  readonly partners: ReadonlyMap<CodeNode, CodeNode>;
  /** All nodes of code in which nothing may be found. */
  readonly good: readonly CodeNode[];
  /** Expected findings in 1,000 lines of ordinary code. */
  readonly rateOf: (candidate: Candidate) => number;
}

/** More findings than this in 1,000 lines of ordinary code are too many. */
export const MAX_RATE = 0.0225;

/** Whether a candidate is silent on good code and rare in ordinary code. */
export const passesGates = (candidate: Candidate, ground: Ground): boolean =>
  ground.rateOf(candidate) <= MAX_RATE && matchesIn(candidate, ground.good).length === 0;
