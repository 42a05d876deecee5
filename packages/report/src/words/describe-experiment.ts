import type { ArmTotals, ExperimentDefinition, ExperimentStatus, ExperimentUnit } from '@feedback/schema';

/** An experiment as a report shows it: what was decided, and what the arms have shown. */
export type ReportedExperiment = ExperimentDefinition & ExperimentStatus;

/** The evidence at which an experiment is decided. */
export const ENOUGH_EVIDENCE = 20;

/** Evidence as text. */
export const evidenceText = (value: number): string =>
  value >= 1_000 ? 'over 1000' : value >= 100 ? value.toFixed(0) : value.toFixed(1);

const UNITS: Readonly<Record<ExperimentUnit, string>> = {
  repository: 'repositories',
  branch: 'branches',
  author: 'authors',
  agent: 'agents',
};

/** What one arm has shown. */
export const describeArm = ({ units, episodes, exposure }: ArmTotals, unit: ExperimentUnit): string =>
  `${episodes} in ${exposure} ${unit === 'agent' ? 'generations' : 'runs'} of ${units} ${units === 1 ? unit : UNITS[unit]}`;

/** The evidence now, at its most, and what suffices. */
export const describeEvidence = ({ e_value, most_evidence }: ReportedExperiment): string => {
  const most = most_evidence > e_value ? `, ${evidenceText(most_evidence)} at most` : '';
  return `${evidenceText(e_value)} now${most}; ${ENOUGH_EVIDENCE} suffices`;
};

/** What follows from it, in a few words. */
export const experimentVerdict = ({
  decision,
  better,
  decided_on,
  stopped_at,
}: ReportedExperiment): string => {
  if (decision === 'stop')
    return `${better === 'off' ? 'fewer without the pattern' : 'fewer with the pattern'}, decided on ${decided_on ?? '–'}`;
  return stopped_at === undefined ? 'not decided yet' : 'stopped before it was decided';
};
