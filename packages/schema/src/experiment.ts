import * as z from 'zod';
import { patternName } from './pattern-name.ts';
import { Timestamp } from './timestamp.ts';

/** What is assigned to an arm as a whole. */
export const ExperimentUnit = z.enum(['repository', 'branch', 'author', 'agent']);
export type ExperimentUnit = z.infer<typeof ExperimentUnit>;

/** With the pattern or without it. */
export const Arm = z.enum(['on', 'off']);
export type Arm = z.infer<typeof Arm>;

/** An experiment with one pattern as a team decided it; what was observed is derived from facts, never written beside it. */
export const ExperimentDefinition = z.object({
  /** Decides the arm of each unit, so that all machines agree. */
  experiment_id: z.string().min(1),
  pattern: z.string().min(1),
  unit: ExperimentUnit,
  /** The share of units that get the pattern. */
  share: z.number().gt(0).lt(1),
  started_at: Timestamp,
  /** Absent while it runs. */
  stopped_at: Timestamp.optional(),
});
export type ExperimentDefinition = z.infer<typeof ExperimentDefinition>;

const running = ({ stopped_at }: ExperimentDefinition): boolean => stopped_at === undefined;

/** `.feedback/experiments.json`: the experiments of a repository, committed with it. At most one runs per pattern. */
export const ExperimentsFile = z
  .object({ schema_version: z.literal(1), experiments: z.array(ExperimentDefinition) })
  .superRefine(({ experiments }, context) => {
    const [ids, patterns] = [new Set<string>(), new Set<string>()];
    for (const [index, experiment] of experiments.entries()) {
      const refuse = (field: 'experiment_id' | 'pattern', message: string): void =>
        context.addIssue({ code: 'custom', path: ['experiments', index, field], message });
      if (ids.has(experiment.experiment_id)) refuse('experiment_id', 'Another experiment has the same id');
      ids.add(experiment.experiment_id);
      const name = patternName(experiment.pattern);
      if (running(experiment) && patterns.has(name))
        refuse('pattern', 'Two running experiments have the same pattern');
      if (running(experiment)) patterns.add(name);
    }
  });
export type ExperimentsFile = z.infer<typeof ExperimentsFile>;

/** What one arm has shown. */
export const ArmTotals = z.object({
  units: z.int().nonnegative(),
  episodes: z.number().nonnegative(),
  exposure: z.number().nonnegative(),
});
export type ArmTotals = z.infer<typeof ArmTotals>;

/** Where an experiment stands. */
export const ExperimentStatus = z.object({
  experiment_id: z.string(),
  pattern: z.string(),
  on: ArmTotals,
  off: ArmTotals,
  /** The rate with the pattern ÷ the rate without it; `null` while one isn't defined. */
  rate_ratio: z.number().nonnegative().nullable(),
  /** Units whose first days are over: each counts once in the evidence. */
  judged_units: z.int().nonnegative(),
  /** The evidence now, and the most it has been. */
  e_value: z.number().nonnegative(),
  most_evidence: z.number().nonnegative(),
  /** The evidence by the day on which units were judged, `YYYY-MM-DD`. */
  evidence: z.array(z.object({ day: z.string(), e_value: z.number().nonnegative() })),
  decision: z.enum(['continue', 'stop']),
  /** The arm with fewer mistakes when the evidence sufficed. */
  better: Arm.nullable(),
  /** The last day that counted when it did, `YYYY-MM-DD`. */
  decided_on: z.string().nullable(),
});
export type ExperimentStatus = z.infer<typeof ExperimentStatus>;
