import { hash } from 'node:crypto';
import type { Arm } from '@feedback/schema';
import type { Experiment } from './experiment.ts';

const HEX_DIGITS = 12;

/** The unit as an experiment keeps it: 12 hexadecimal digits of a hash that differs between experiments. */
export const unitKey = ({ experiment_id }: Pick<Experiment, 'experiment_id'>, unit: string): string =>
  hash('sha256', `${experiment_id.length}:${experiment_id};${unit}`, 'hex').slice(0, HEX_DIGITS);

/** Whether a unit gets the pattern: for one experiment and unit always the same, on every machine, and without any record. */
export const assignArm = (experiment: Pick<Experiment, 'experiment_id' | 'share'>, unit: string): Arm =>
  Number.parseInt(unitKey(experiment, unit), 16) < experiment.share * 16 ** HEX_DIGITS ? 'on' : 'off';
