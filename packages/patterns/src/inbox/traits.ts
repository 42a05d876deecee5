import { severityWeight, toSeverity, type Pattern, type Severity } from '@feedback/schema';
import type { Json } from '../library/library.ts';
import type { PatternEvidence } from './evidence-of.ts';

/** What the order of proposals is made from; a verdict writes it into the history, as it was then. */
export interface ProposalTraits {
  /** How often the mistake was seen. */
  readonly count: number;
  /** In how many runs. */
  readonly runs: number;
  readonly severity: Severity;
  readonly proof: 'none' | 'rule' | 'check' | 'fix';
  /** Whether its rule is quiet enough in the project's own code. */
  readonly gate: 'passed' | 'failed' | 'unknown';
  /** How many past repairs its rule would have caught. */
  readonly caught: number;
  /** The least share of false alarms that its rule would have given in the past (the lower end of the interval), 0 to 1. */
  readonly wolf: number;
  /** The score of its nearest duplicate, 0 without one. */
  readonly duplicate: number;
  /** What showed it: an event's kind; empty when it is not known. */
  readonly kind: string;
  /** Where it comes from: a provenance's origin, or `revision`. */
  readonly origin: string;
}

const proofOf = ({ rule, tier }: Pattern): ProposalTraits['proof'] => {
  if (rule === undefined) return 'none';
  return tier === 'proved_fix' ? 'fix' : tier === 'proved_check' ? 'check' : 'rule';
};

interface Surroundings {
  readonly duplicate?: number;
  readonly origin?: string;
  readonly evidence?: PatternEvidence | undefined;
}

const hundredths = (share: number): number => Math.round(100 * share) / 100;

/** What was measured of the rule as it is; of an earlier one nothing counts. */
const measuredOf = (
  evidence: PatternEvidence | undefined,
): Pick<ProposalTraits, 'gate' | 'caught' | 'wolf'> => {
  const { gate, history } = evidence?.state === 'current' ? evidence : {};
  return {
    gate: gate ?? 'unknown',
    caught: history?.caught ?? 0,
    wolf: hundredths(history?.cried_wolf?.interval[0] ?? 0),
  };
};

/** The traits of a proposal as it is now. */
export const traitsOf = (
  pattern: Pattern,
  { duplicate = 0, origin, evidence: measured }: Surroundings = {},
): ProposalTraits => {
  const { evidence = {}, origin: from = 'manual' } = pattern.provenance ?? {};
  return {
    count: Math.max(pattern.occurrence_frequency, evidence.count ?? 0),
    runs: evidence.runs ?? 0,
    severity: pattern.severity,
    proof: proofOf(pattern),
    ...measuredOf(measured),
    duplicate: hundredths(duplicate),
    kind: evidence.kind ?? '',
    origin: origin ?? from,
  };
};

const amount = (value: Json | undefined): number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;

const word = <Words extends readonly string[]>(
  value: Json | undefined,
  words: Words,
  otherwise: Words[number],
): Words[number] => words.find((each) => each === value) ?? otherwise;

/** Reads traits from a history, which anybody may have edited: whatever is no trait counts as nothing. */
export const readTraits = (saw: Readonly<Record<string, Json>>): ProposalTraits => ({
  count: amount(saw['count']),
  runs: amount(saw['runs']),
  severity: toSeverity(saw['severity']) ?? 'medium',
  proof: word(saw['proof'], ['none', 'rule', 'check', 'fix'] as const, 'none'),
  gate: word(saw['gate'], ['passed', 'failed', 'unknown'] as const, 'unknown'),
  caught: amount(saw['caught']),
  wolf: Math.min(1, amount(saw['wolf'])),
  duplicate: Math.min(1, amount(saw['duplicate'])),
  kind: typeof saw['kind'] === 'string' ? saw['kind'] : '',
  origin: typeof saw['origin'] === 'string' ? saw['origin'] : 'manual',
});

/** One number that the order is made from. */
export interface Feature {
  readonly name: string;
  /** About −1 to 1, whatever the traits. */
  readonly value: (traits: ProposalTraits) => number;
  /** What it weighs before a team has given verdicts. */
  readonly prior: number;
  /** The trait of which it is one case among several. */
  readonly group?: 'kind' | 'origin';
  /** What it says about a proposal, for people. */
  readonly says: (traits: ProposalTraits) => string;
}

/** From nothing (0) over 7 (1) to a thousand and more (3.3): the tenth case says less than the second. */
const growth = (count: number): number => Math.log2(1 + Math.min(count, 1023)) / 3;

const PROOF = { none: 0, rule: 1 / 3, check: 2 / 3, fix: 1 } as const;
const PROOF_WORDS = {
  none: 'without a rule',
  rule: 'with an unproved rule',
  check: 'with a proved rule',
  fix: 'with a proved fix',
} as const;
const GATE = { passed: 1, unknown: 0, failed: -1 } as const;
const GATE_WORDS = {
  passed: 'quiet in this project',
  unknown: 'noise in this project not known',
  failed: 'finds too much in this project',
} as const;

const times = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

const oneOf = (name: string, trait: 'kind' | 'origin', value: string, says: string, prior = 0): Feature => ({
  name,
  value: (traits) => (traits[trait] === value ? 1 : 0),
  prior,
  group: trait,
  says: () => says,
});

const KINDS = [
  oneOf('kind_bug', 'kind', 'bug', 'a bug'),
  oneOf('kind_test_failure', 'kind', 'test_failure', 'a test failure'),
  oneOf('kind_code_review', 'kind', 'code_review', 'a review finding'),
] as const;

const ORIGINS = [
  oneOf('origin_analysis', 'origin', 'analysis', 'found by analysis'),
  oneOf('origin_repair', 'origin', 'repair', 'learnt from a repair', 0.5),
  oneOf('origin_revision', 'origin', 'revision', 'a change of an active pattern', 0.5),
] as const;

/**
 * What the order is made from. The prior: what was seen often, in many runs, is severe, is proved, is quiet here and would have
 * caught past repairs comes first; what would have cried wolf, and what the library seems to have already, comes later.
 */
export const FEATURES: readonly Feature[] = [
  {
    name: 'count',
    value: ({ count }) => growth(count),
    prior: 1,
    says: ({ count }) => (count === 0 ? 'not seen yet' : `seen ${times(count, 'time')}`),
  },
  {
    name: 'runs',
    value: ({ runs }) => growth(runs),
    prior: 0.8,
    says: ({ runs }) => (runs === 0 ? 'in no known run' : `in ${times(runs, 'run')}`),
  },
  {
    name: 'severity',
    value: ({ severity }) => (severityWeight(severity) - 2.5) / 1.5,
    prior: 0.8,
    says: ({ severity }) => `${severity} severity`,
  },
  { name: 'proof', value: ({ proof }) => PROOF[proof], prior: 0.8, says: ({ proof }) => PROOF_WORDS[proof] },
  {
    name: 'gate',
    value: ({ gate }) => GATE[gate],
    prior: 0.6,
    says: ({ gate }) => GATE_WORDS[gate],
  },
  {
    name: 'caught',
    value: ({ caught }) => growth(caught),
    prior: 0.8,
    says: ({ caught }) =>
      caught === 0 ? 'caught no past repair' : `would have caught ${times(caught, 'past repair')}`,
  },
  {
    name: 'wolf',
    value: ({ wolf }) => wolf,
    prior: -0.8,
    says: ({ wolf }) =>
      wolf === 0 ? 'no false alarm known' : `at least ${Math.round(100 * wolf)} % false alarms in the past`,
  },
  {
    name: 'duplicate',
    value: ({ duplicate }) => duplicate,
    prior: -0.8,
    says: ({ duplicate }) => (duplicate === 0 ? 'like no other pattern' : 'like another pattern'),
  },
  ...KINDS,
  ...ORIGINS,
];
