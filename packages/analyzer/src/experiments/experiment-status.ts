import type { Arm, ArmTotals, Clock, ExperimentStatus } from '@feedback/schema';
import { eProcess, type Block } from '../statistics/e-process.ts';
import { rateRatio } from '../statistics/rate-ratio.ts';
import type { Experiment, UnitDay } from './experiment.ts';

/** The evidence at which an experiment may stop: wrong at most once in 20 times (Ville 1939). */
export const STOP_AT = 20;

interface DatedBlock extends Block {
  readonly day: string;
}

const EMPTY = { episodes: 0, exposure: 0 };

const armOf = (units: readonly UnitDay[], arm: Arm): typeof EMPTY => {
  const total = { ...EMPTY };
  for (const unit of units) {
    if (unit.arm !== arm) continue;
    total.episodes += unit.episodes;
    total.exposure += unit.exposure;
  }
  return total;
};

const sum = (a: typeof EMPTY, b: typeof EMPTY): typeof EMPTY => ({
  episodes: a.episodes + b.episodes,
  exposure: a.exposure + b.exposure,
});

/**
 * Days in order, each joined with the next until both arms have had exposure. When a block ends depends on exposures alone,
 * never on what they showed, so that each stays a fair bet.
 */
const blocksOf = ({ days }: Experiment, today: string): DatedBlock[] => {
  const blocks: DatedBlock[] = [];
  let open: Block = { on: EMPTY, off: EMPTY };
  for (const day of Object.keys(days).toSorted()) {
    // Today isn't over: more of it would change a bet that was already settled.
    if (day >= today) break;
    const units = Object.values(days[day] ?? {});
    open = { on: sum(open.on, armOf(units, 'on')), off: sum(open.off, armOf(units, 'off')) };
    if (open.on.exposure === 0 || open.off.exposure === 0) continue;
    blocks.push({ ...open, day });
    open = { on: EMPTY, off: EMPTY };
  }
  return blocks;
};

const totalsOf = ({ days }: Experiment, arm: Arm): ArmTotals => {
  const units = new Set<string>();
  let total = EMPTY;
  for (const day of Object.keys(days).toSorted()) {
    const all = Object.entries(days[day] ?? {});
    for (const [key, unit] of all) if (unit.arm === arm) units.add(key);
    total = sum(
      total,
      armOf(
        all.map(([, unit]) => unit),
        arm,
      ),
    );
  }
  return { units: units.size, ...total };
};

const betterArm = (blocks: readonly Block[]): Arm | null => {
  const ratio = rateRatio(
    blocks.reduce((total, { off }) => sum(total, off), EMPTY),
    blocks.reduce((total, { on }) => sum(total, on), EMPTY),
  );
  return ratio === 1 ? null : ratio !== null && ratio < 1 ? 'on' : 'off';
};

/** Says where an experiment stands, from the days before today. Once the evidence has sufficed, it stays decided. */
export const experimentStatus = (experiment: Experiment, clock: Clock): ExperimentStatus => {
  const blocks = blocksOf(experiment, clock().toISOString().slice(0, 10));
  const evidence = eProcess(blocks);
  const decided = evidence.findIndex((value) => value >= STOP_AT);
  const [on, off] = [totalsOf(experiment, 'on'), totalsOf(experiment, 'off')];
  return {
    experiment_id: experiment.experiment_id,
    pattern: experiment.pattern,
    on,
    off,
    rate_ratio: rateRatio(off, on),
    e_value: evidence.at(-1) ?? 1,
    most_evidence: Math.max(1, ...evidence),
    evidence: blocks.map(({ day }, index) => ({ day, e_value: evidence[index] ?? 1 })),
    decision: decided === -1 ? 'continue' : 'stop',
    better: decided === -1 ? null : betterArm(blocks.slice(0, decided + 1)),
    decided_on: decided === -1 ? null : (blocks[decided]?.day ?? null),
  };
};
