import { bar, renderTable, sparkline } from '@feedback/report';
import type { Arm, ExperimentUnit } from '@feedback/schema';
import type { ExperimentStanding } from '../experiments/experiment-standings.ts';
import type { Output } from './output.ts';

/** The evidence at which an experiment is decided (`STOP_AT` of the analyzer, which is not loaded for a word). */
const ENOUGH = 20;

const BAR_WIDTH = 24;
/** Days of evidence that are drawn, the newest. */
const DAYS_DRAWN = 30;

const UNITS: Readonly<Record<ExperimentUnit, readonly [one: string, many: string]>> = {
  repository: ['repository', 'repositories'],
  branch: ['branch', 'branches'],
  author: ['author', 'authors'],
  agent: ['agent', 'agents'],
};

const number = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value.toFixed(2).replace(/\.?0+$/, '');

/** Evidence multiplies day by day, so its distance to the goal is one of logarithms. Less than none is none. */
const logarithm = ({ e_value }: { readonly e_value: number }): number => Math.log(Math.max(1, e_value));

const evidenceLine = ({ e_value, most_evidence, evidence }: ExperimentStanding): string => {
  const filled = bar(logarithm({ e_value }), Math.log(ENOUGH), BAR_WIDTH);
  const most = most_evidence > e_value ? `, at most ${number(most_evidence)}` : '';
  const days = sparkline(evidence.slice(-DAYS_DRAWN).map(logarithm));
  return `Evidence  ${filled.padEnd(BAR_WIDTH, '·')}│ ${number(e_value)} of ${ENOUGH}${most}${days === '' ? '' : `  ${days}`}`;
};

const ADVICE: Readonly<Record<Arm, string>> = {
  on: 'fewer mistakes with the pattern: keep it',
  off: 'fewer mistakes without the pattern: think about archiving it',
};

const decisionLine = ({ decision, better, decided_on, stopped_at }: ExperimentStanding): string => {
  if (decision === 'stop') return `Decided on ${decided_on ?? 'a day'}: ${ADVICE[better ?? 'on']}.`;
  return stopped_at === undefined ? 'Not decided yet: go on.' : 'Stopped before it was decided.';
};

const headline = ({ pattern, unit, share, started_at, stopped_at }: ExperimentStanding): string => {
  const until =
    stopped_at === undefined ? `since ${started_at.slice(0, 10)}` : `until ${stopped_at.slice(0, 10)}`;
  return `${pattern}: by ${unit}, ${number(100 * share)} % with the pattern, ${until}`;
};

const looksOf = ({ unit }: ExperimentStanding): readonly [one: string, many: string] =>
  unit === 'agent' ? ['generation', 'generations'] : ['run', 'runs'];

const counted = (count: number, [one, many]: readonly [string, string]): string =>
  `${count} ${count === 1 ? one : many}`;

/** What keeps an experiment from telling anything, and how that is mended. */
export const experimentHints = (standing: ExperimentStanding): readonly string[] => {
  const { unit, untold, on, off, stopped_at } = standing;
  const [one, many] = UNITS[unit];
  if (stopped_at !== undefined) return [];
  const all = on.units + off.units;
  const waiting = all - standing.judged_units;
  const without = (['on', 'off'] as const).filter((arm) => standing[arm].units === 0);
  const hints: readonly (readonly [boolean, string])[] = [
    [
      waiting > 0,
      `${waiting} of ${counted(all, UNITS[unit])} not in the evidence yet: each counts once, when its first 14 days are over.`,
    ],
    [
      without.length > 0 && all > 0,
      `No ${one} with the pattern ${without.join(' and ')} has shown up: both arms need some ${many}.`,
    ],
    [untold.looks > 0, `${counted(untold.looks, looksOf(standing))} of no known ${one}: in no arm.`],
    [
      untold.sightings > 0,
      `${counted(untold.sightings, ['mistake', 'mistakes'])} of no known ${one}, or seen outside of any ${looksOf(standing)[0]}: in no arm.`,
    ],
  ];
  return hints.flatMap(([holds, hint]) => (holds ? [hint] : []));
};

const armsTable = (standing: ExperimentStanding, { paint }: Output): string => {
  const row = (arm: Arm): string[] => {
    const { units, episodes, exposure } = standing[arm];
    return [
      standing.here === arm ? `${arm} (here)` : arm,
      String(units),
      String(episodes),
      String(exposure),
      exposure === 0 ? '–' : number(episodes / exposure),
    ];
  };
  const columns = [
    { title: 'Pattern' },
    { title: UNITS[standing.unit][1], align: 'right' },
    { title: 'episodes', align: 'right' },
    { title: looksOf(standing)[1], align: 'right' },
    { title: 'rate', align: 'right' },
  ] as const;
  return renderTable(columns, [row('on'), row('off')], (cell, place) =>
    place === 'title' ? paint('dim', cell) : cell,
  );
};

/** Where one experiment stands, for people. */
export const experimentText = (standing: ExperimentStanding, output: Output): string => {
  const { rate_ratio } = standing;
  const ratio = rate_ratio === null ? '' : `Rate with ÷ without the pattern: ${number(rate_ratio)}\n`;
  const head = output.paint('bold', headline(standing));
  return `${head}\n${armsTable(standing, output)}${ratio}${evidenceLine(standing)}\n${decisionLine(standing)}\n`;
};
