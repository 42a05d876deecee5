import * as z from 'zod';
import { Timestamp } from './timestamp.ts';

const Count = z.int().nonnegative();

/** What a rule finds in the project's own code. */
export const HitsHere = z.object({
  hits: Count,
  /** Files with at least one hit. */
  files: Count,
  /** Lines of code in the rule's language that were looked at. */
  lines: Count,
  /** `null` where there is no such code. */
  per_1000_lines: z.number().nonnegative().nullable(),
});
export type HitsHere = z.infer<typeof HitsHere>;

/** One past repair that a rule would have called for. */
export const CaughtRepair = z.object({
  commit: z.string(),
  time: Timestamp,
  /** The first line of its message. */
  subject: z.string(),
  path: z.string(),
  line: z.int().positive(),
});
export type CaughtRepair = z.infer<typeof CaughtRepair>;

/** What a rule would have done over the commits of a branch. */
export const RuleHistory = z.object({
  /** The commit up to which it was replayed. */
  head: z.string(),
  commits: Count,
  /** The time of the oldest and of the newest commit; absent when there were none. */
  from: Timestamp.optional(),
  to: Timestamp.optional(),
  /** Contents of files in the rule's language that were looked at: with none, the rest says nothing. */
  versions: Count,
  /** History was cut off before it began: a shallow clone. */
  shallow: z.literal(true).optional(),
  /** Findings that commits brought, */
  introduced: Count,
  /** that were repaired, */
  repaired: Count,
  /** that went with their code, */
  removed: Count,
  /** and that people lived on with. */
  lived_with: Count,
  /** Past repairs it would have caught, by commit and file. */
  caught: Count,
  /** The newest of them. */
  repairs: z.array(CaughtRepair),
  /** The share of false alarms among the cases that decide, with its 95 % interval; `null` when nothing decides. */
  cried_wolf: z
    .object({ share: z.number(), interval: z.tuple([z.number(), z.number()]), decided: Count })
    .nullable(),
});
export type RuleHistory = z.infer<typeof RuleHistory>;

/** Why a rule was not replayed. */
export const NoHistory = z.enum(['no_git', 'no_commits', 'git_failed', 'broken_rule']);
export type NoHistory = z.infer<typeof NoHistory>;

/** What speaks for and against a rule in one repository, as it was measured. It holds for that rule only. */
export const RuleEvidence = z.object({
  /** The rule it is about: its `ruleId`. */
  rule: z.string().min(1),
  /** The pattern that had the rule. */
  pattern: z.string().min(1),
  measured_at: Timestamp,
  /** Absent when it was not looked for. */
  here: HitsHere.optional(),
  /** `failed`: it finds so much here that it can hardly be a mistake everywhere. Absent where there is no such code. */
  gate: z.enum(['passed', 'failed']).optional(),
  /** Absent when it was not replayed. */
  history: RuleHistory.optional(),
  no_history: NoHistory.optional(),
});
export type RuleEvidence = z.infer<typeof RuleEvidence>;

/** `.feedback/evidence.json`: the evidence for the rules of a repository's library, committed with it. */
export const EvidenceFile = z.object({ schema_version: z.literal(1), rules: z.array(RuleEvidence) });
export type EvidenceFile = z.infer<typeof EvidenceFile>;
