import * as z from 'zod';
import { Language } from './language.ts';
import { Snooze } from './pattern-revision.ts';
import { Rule, Tier } from './rule.ts';
import { Severity } from './severity.ts';
import { Timestamp } from './timestamp.ts';

/** Where a pattern stands in its life. Only `active` patterns are applied and checked. */
export const PatternStatus = z.enum(['proposed', 'active', 'archived', 'dismissed']);
export type PatternStatus = z.infer<typeof PatternStatus>;

/** What assigns an observed event to a pattern without anybody declaring it. */
export const PatternMatches = z.object({
  /** Ids of signatures. */
  signatures: z.array(z.string()).optional(),
  /** Rule ids of other tools, e.g. `E722`, `no-console`. */
  rule_ids: z.array(z.string()).optional(),
  /** Texts that the message contains, compared without case. */
  messages: z.array(z.string()).optional(),
  /** Regular expressions on the message. */
  expressions: z.array(z.string()).optional(),
});
export type PatternMatches = z.infer<typeof PatternMatches>;

/** One step of a pattern's history: what was done, by whom and why. */
export const PatternChange = z.object({
  timestamp: Timestamp,
  action: z.string(),
  pattern: z.string(),
  author: z.string().optional(),
  /** Set when a program did it; absent means a person. */
  by: z.literal('tool').optional(),
  details: z.record(z.string(), z.json()).optional(),
  /** What takes it back: a list of `UndoStep`. As it stands in the file, for somebody may have edited it there. */
  undo: z.json().optional(),
});
export type PatternChange = z.infer<typeof PatternChange>;

/** What a proposal stood on when it was made. */
export const ProposalEvidence = z.object({
  /** How often the mistake had been seen. */
  count: z.int().nonnegative().optional(),
  /** In how many runs. */
  runs: z.int().nonnegative().optional(),
  /** What showed it: an event's kind, e.g. `test_failure`. */
  kind: z.string().optional(),
});
export type ProposalEvidence = z.infer<typeof ProposalEvidence>;

/** Where a pattern comes from. */
export const Provenance = z.object({
  origin: z.enum(['builtin', 'manual', 'markdown', 'import', 'analysis', 'repair']),
  events: z.array(z.string()).optional(),
  /** The commit of the repair. */
  commit: z.string().optional(),
  note: z.string().optional(),
  evidence: ProposalEvidence.optional(),
});
export type Provenance = z.infer<typeof Provenance>;

/** Further examples of one lesson, in its language: each bad one has the mistake, no good one has. */
export const FurtherExamples = z.object({ bad: z.array(z.string()), good: z.array(z.string()) });
export type FurtherExamples = z.infer<typeof FurtherExamples>;

/** A lesson as it is committed with the code: everything that people write, nothing that is derived. */
export const Lesson = z.object({
  pattern_id: z.string().min(1),
  name: z.string().min(1),
  description: z.string(),
  bad_example: z.string(),
  good_example: z.string(),
  test_coverage: z.string(),
  severity: Severity,
  language: Language.optional(),
  tags: z.array(z.string()).optional(),
  /** Other places of the same repair, for instance: a rule is inferred from them too, and proved by them. */
  examples: FurtherExamples.optional(),
  rule: Rule.optional(),
  tier: Tier.optional(),
  matches: PatternMatches.optional(),
  /** Absent means `active`. */
  status: PatternStatus.optional(),
  /** Since when the pattern is active: what "before" and "after" mean when its effect is measured. */
  active_since: Timestamp.optional(),
  /** A proposal that is put off. */
  snooze: Snooze.optional(),
  /** The name of the pattern that this one was merged into: its events are that one's. */
  merged_into: z.string().optional(),
  provenance: Provenance.optional(),
  history: z.array(PatternChange).optional(),
});
export type Lesson = z.infer<typeof Lesson>;

/** What a lesson teaches; the other fields are its identity, its life and where it comes from. */
export const TEACHING_FIELDS = [
  'description',
  'bad_example',
  'good_example',
  'test_coverage',
  'severity',
  'language',
  'tags',
  'examples',
  'rule',
  'tier',
  'matches',
] as const satisfies readonly (keyof Lesson)[];

/**
 * A team lesson: the original's ten fields and what this system adds. The three derived fields
 * (`occurrence_frequency`, `last_occurrence`, `effectiveness_score`) are joined from the store on every read.
 */
export const Pattern = Lesson.extend({
  occurrence_frequency: z.int().nonnegative(),
  /** As observed; the original writes times without zone, which are kept. */
  last_occurrence: z.string().nullable(),
  /** 1 − rate ratio, clamped to 0…1; 0.5 when unknown. */
  effectiveness_score: z.number().min(0).max(1),
  /** The same number, `null` when nothing is known yet. */
  effectiveness: z.number().min(0).max(1).nullable().optional(),
});
export type Pattern = z.infer<typeof Pattern>;

/** The numbers about a pattern that analysis derives, kept by the store. */
export const PatternStats = z.object({
  pattern: z.string(),
  occurrence_frequency: z.int().nonnegative(),
  last_occurrence: Timestamp.nullable(),
  effectiveness: z.number().min(0).max(1).nullable(),
});
export type PatternStats = z.infer<typeof PatternStats>;

/** The effectiveness score the original gives a pattern that nothing is known about. */
export const UNKNOWN_EFFECTIVENESS = 0.5;

/** Whether a pattern is in force: applied, checked and suggested. */
export const isActive = (pattern: Pick<Lesson, 'status'>): boolean =>
  (pattern.status ?? 'active') === 'active';

/** Joins a lesson with its derived numbers; without any, the original's defaults. */
export const withStats = (lesson: Lesson, stats?: PatternStats): Pattern => ({
  ...lesson,
  occurrence_frequency: stats?.occurrence_frequency ?? 0,
  last_occurrence: stats?.last_occurrence ?? null,
  effectiveness_score: stats?.effectiveness ?? UNKNOWN_EFFECTIVENESS,
  effectiveness: stats?.effectiveness ?? null,
});
