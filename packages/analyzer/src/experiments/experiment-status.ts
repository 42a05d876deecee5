import type { Arm, ArmTotals, Clock, ExperimentStatus, Exposed } from '@feedback/schema';
import { labelEvidence } from '../statistics/label-evidence.ts';
import { rateRatio } from '../statistics/rate-ratio.ts';
import { totalOf } from '../statistics/totals.ts';
import type { Experiment } from './experiment.ts';
import { judgedUnits, type JudgedUnit } from './judged-units.ts';

/** The evidence at which an experiment may stop: wrong at most once in 20 times (Ville 1939). */
export const STOP_AT = 20;

const totalsOf = ({ days }: Experiment, arm: Arm): ArmTotals => {
  const all = Object.keys(days)
    .toSorted()
    .flatMap((day) => Object.entries(days[day] ?? {}))
    .filter(([, unit]) => unit.arm === arm);
  return { units: new Set(all.map(([key]) => key)).size, ...totalOf(all.map(([, unit]) => unit)) };
};

const betterArm = (units: readonly JudgedUnit[]): Arm | null => {
  const of = (arm: Arm): Exposed => totalOf(units.filter((unit) => unit.arm === arm));
  const ratio = rateRatio(of('off'), of('on'));
  // Without any in the off arm the pattern did not take away what is in the on arm.
  return ratio === 1 ? null : ratio !== null && ratio < 1 ? 'on' : 'off';
};

/** The evidence at the end of each day on which units were judged. */
const byDay = (units: readonly JudgedUnit[], evidence: readonly number[]): ExperimentStatus['evidence'] => {
  const days = new Map(units.map(({ day }, index) => [day, evidence[index] ?? 1]));
  return Array.from(days, ([day, e_value]) => ({ day, e_value }));
};

/** Says where an experiment stands, from the units whose days are over. Once the evidence has sufficed, it stays decided. */
export const experimentStatus = (experiment: Experiment, clock: Clock): ExperimentStatus => {
  const units = judgedUnits(experiment, clock().toISOString().slice(0, 10));
  const evidence = labelEvidence(units, experiment.share);
  const decided = evidence.findIndex((value) => value >= STOP_AT);
  const [on, off] = [totalsOf(experiment, 'on'), totalsOf(experiment, 'off')];
  return {
    experiment_id: experiment.experiment_id,
    pattern: experiment.pattern,
    on,
    off,
    rate_ratio: rateRatio(off, on),
    judged_units: units.length,
    e_value: evidence.at(-1) ?? 1,
    most_evidence: evidence.reduce((most, value) => Math.max(most, value), 1),
    evidence: byDay(units, evidence),
    decision: decided === -1 ? 'continue' : 'stop',
    better: decided === -1 ? null : betterArm(units.slice(0, decided + 1)),
    decided_on: units[decided]?.day ?? null,
  };
};
