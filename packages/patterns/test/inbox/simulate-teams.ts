import { learnOrder, orderAccuracy, valuesOf } from '../../src/inbox/learn-order.ts';
import { scoreOf } from '../../src/inbox/ridge-logistic.ts';
import { FEATURES, type ProposalTraits } from '../../src/inbox/traits.ts';
import type { TeamVerdict } from '../../src/inbox/verdicts.ts';
import { seeded } from '@feedback/testing';

// Does an inbox that learns from verdicts show what a team accepts before what it dismisses, sooner than the stated order does?
// Teams are simulated: each accepts a proposal with a probability that its taste gives. `node --conditions=@feedback/source packages/patterns/test/inbox/simulate-teams.ts`

type Random = () => number;
type Taste = (traits: ProposalTraits) => number;

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

const aProposal = (random: Random): ProposalTraits => {
  const count = 1 + Math.floor(2 ** (random() * 7));
  return {
    count,
    runs: 1 + Math.floor(random() * count),
    severity: pick(random, ['low', 'medium', 'medium', 'high', 'critical'] as const),
    proof: pick(random, ['none', 'none', 'rule', 'check', 'fix'] as const),
    gate: pick(random, ['passed', 'failed', 'unknown', 'unknown'] as const),
    caught: pick(random, [0, 0, 0, 1, 2, 4]),
    wolf: pick(random, [0, 0, 0, 0.1, 0.3, 0.6]),
    duplicate: random() < 0.8 ? 0 : 0.6 + 0.4 * random(),
    kind: pick(random, ['bug', 'test_failure', 'code_review']),
    origin: pick(random, ['analysis', 'analysis', 'repair', 'import', 'revision']),
  };
};

const PRIOR = [...FEATURES.map(({ prior }) => prior), 0];
const chance = (x: number): number => 1 / (1 + Math.exp(-x));
const sensible: Taste = (traits) => chance(1.5 * (scoreOf(PRIOR, valuesOf(traits)) - 2));

/** What teams may be like: `learns` says by what verdicts come about, `wants` what they would be if the team knew. */
const TEAMS: readonly { readonly name: string; readonly learns: Taste; readonly wants: Taste }[] = [
  { name: 'as the stated order', learns: sensible, wants: sensible },
  {
    name: 'takes findings, no test failures',
    learns: ({ kind }) => (kind === 'code_review' ? 0.85 : kind === 'test_failure' ? 0.1 : 0.5),
    wants: ({ kind }) => (kind === 'code_review' ? 0.85 : kind === 'test_failure' ? 0.1 : 0.5),
  },
  {
    name: 'takes what has a rule, however rare',
    learns: ({ proof }) => (proof === 'none' ? 0.1 : 0.8),
    wants: ({ proof }) => (proof === 'none' ? 0.1 : 0.8),
  },
  {
    name: 'dismisses what is frequent (noise)',
    learns: ({ count }) => (count > 12 ? 0.15 : 0.8),
    wants: ({ count }) => (count > 12 ? 0.15 : 0.8),
  },
  { name: 'verdicts by the coin', learns: () => 0.5, wants: sensible },
];

const SIZES = [10, 20, 30, 50, 100, 200] as const;
const TEAMS_EACH = 60;
const JUDGED = 400;

const study = (learns: Taste, wants: Taste, size: number, seed: number) => {
  const random = seeded(seed);
  const verdicts = Array.from({ length: size }, (_, at): TeamVerdict => {
    const traits = aProposal(random);
    return { proposal: `p${seed}_${at}`, taken: random() < learns(traits), traits };
  });
  const later = Array.from({ length: JUDGED }, () => {
    const traits = aProposal(random);
    return { traits, taken: random() < wants(traits) };
  });
  const order = learnOrder(verdicts);
  const accuracy = (weights: readonly number[]): number =>
    orderAccuracy(later.map(({ traits, taken }) => ({ score: scoreOf(weights, valuesOf(traits)), taken })));
  return { by: order.by, learned: accuracy(order.weights), stated: accuracy(PRIOR) };
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

for (const { name, learns, wants } of TEAMS) {
  process.stdout.write(`${name}\n`);
  for (const size of SIZES) {
    const runs = Array.from({ length: TEAMS_EACH }, (_, seed) => study(learns, wants, size, 1 + seed));
    const gains = runs.map(({ learned, stated }) => learned - stated);
    process.stdout.write(
      `  ${String(size).padStart(3)} verdicts: stated ${percent(mean(runs.map(({ stated }) => stated)))}, inbox ${percent(mean(runs.map(({ learned }) => learned)))}, worst ${percent(Math.min(...gains))}, learned by ${percent(runs.filter(({ by }) => by === 'verdicts').length / runs.length)}\n`,
    );
  }
}
