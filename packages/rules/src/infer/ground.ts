import type { Candidate } from './candidate.ts';
import type { CodeNode } from './code-tree.ts';
import { matchesIn, type NodesByKind } from './match-candidate.ts';
import type { Refiner } from './refine.ts';
import type { Site } from './rewrite/changes.ts';

/** What a candidate must pass, and where it is looked for. */
export interface Ground extends Refiner {
  readonly cores: readonly CodeNode[];
  readonly bad: NodesByKind;
  /** Further code that has the mistake. */
  readonly others: readonly NodesByKind[];
  readonly partners: ReadonlyMap<CodeNode, CodeNode>;
  /** What the repair puts other code in the place of. */
  readonly replaced: readonly Site[];
  /** All nodes of code in which nothing may be found. */
  readonly good: NodesByKind;
  /** Expected findings in 1,000 lines of ordinary code. */
  readonly rateOf: (candidate: Candidate) => number;
  /** Occurrences in 1,000 lines of the last name of the chain that a candidate is rooted in, whatever it stands for. */
  readonly lastNameRate: (candidate: Candidate) => number;
  /** How many times more than `MAX_RATE` is borne. */
  readonly tolerance: number;
  /** Whether the engine finds the candidate where it should, and nowhere else. */
  readonly holds: (candidate: Candidate) => boolean;
}

/**
 * More findings than these in 1,000 lines of ordinary code are too many. What asks for a name can only be a use of that name; what asks
 * for none may be a coincidence, and must be rarer.
 */
export const MAX_RATE = { named: 0.025, nameless: 0.01 } as const;

/** Whether a candidate asks for a name. */
export const hasName = ({ marks }: Candidate): boolean =>
  [...marks].some(([{ kind }, { text }]) => text === true && kind.endsWith('identifier'));

/** How often a candidate may be in 1,000 lines of ordinary code. */
export const maxRateOf = (candidate: Candidate, { tolerance }: Ground): number =>
  tolerance * (hasName(candidate) ? MAX_RATE.named : MAX_RATE.nameless);

/** Whether a candidate is silent on good code and rare in ordinary code. */
export const passesGates = (candidate: Candidate, ground: Ground): boolean =>
  ground.rateOf(candidate) <= maxRateOf(candidate, ground) && matchesIn(candidate, ground.good).length === 0;
