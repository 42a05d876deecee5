import * as fc from 'fast-check';
import { seeded } from '@feedback/testing';
import { describe, expect, test } from 'vitest';
import {
  ENOUGH_OF_EACH,
  ENOUGH_VERDICTS,
  learnOrder,
  orderAccuracy,
  valuesOf,
} from '../../src/inbox/learn-order.ts';
import { fitTowards, scoreOf } from '../../src/inbox/ridge-logistic.ts';
import { FEATURES, readTraits, type ProposalTraits } from '../../src/inbox/traits.ts';
import type { TeamVerdict } from '../../src/inbox/verdicts.ts';

const PRIOR = [...FEATURES.map(({ prior }) => prior), 0];

const traits = (fields: Partial<ProposalTraits> = {}): ProposalTraits => ({
  count: 4,
  runs: 2,
  severity: 'medium',
  proof: 'none',
  gate: 'unknown',
  caught: 0,
  wolf: 0,
  duplicate: 0,
  kind: 'test_failure',
  origin: 'analysis',
  ...fields,
});

/** A team that takes review findings and nothing else. */
const verdicts = (count: number): readonly TeamVerdict[] =>
  Array.from({ length: count }, (_, at) => {
    const taken = at % 2 === 0;
    return {
      proposal: `p${at}`,
      taken,
      traits: traits({ kind: taken ? 'code_review' : 'test_failure', count: at }),
    };
  });

/** Anything that a history may say of a proposal. */
const anySaw = fc.dictionary(
  fc.constantFrom(
    'count',
    'runs',
    'severity',
    'proof',
    'gate',
    'caught',
    'wolf',
    'duplicate',
    'kind',
    'origin',
  ),
  fc.oneof(
    fc.double(),
    fc.constantFrom('high', 'fix', 'passed', 'code_review', 'analysis', '', null),
    fc.boolean(),
    fc.jsonValue(),
  ),
);

const anyVerdicts = fc.uniqueArray(fc.record({ proposal: fc.string(), taken: fc.boolean(), saw: anySaw }), {
  maxLength: 40,
  selector: ({ proposal }) => proposal,
});

const read = (given: { proposal: string; taken: boolean; saw: object }): TeamVerdict => ({
  proposal: given.proposal,
  taken: given.taken,
  traits: readTraits(given.saw as Parameters<typeof readTraits>[0]),
});

test('keeps the stated order until there are enough verdicts of each kind', () => {
  expect(learnOrder([])).toMatchObject({ by: 'prior', verdicts: 0, weights: PRIOR });
  expect(learnOrder(verdicts(ENOUGH_VERDICTS - 1)).by).toBe('prior');
  const oneSided = verdicts(60).filter(({ taken }, at) => taken || at < 2 * (ENOUGH_OF_EACH - 1));
  expect(oneSided.length).toBeGreaterThan(ENOUGH_VERDICTS);
  expect(learnOrder(oneSided)).toMatchObject({ by: 'prior', weights: PRIOR });
});

test('learns what a team takes, and says so', () => {
  const order = learnOrder(verdicts(40));
  expect(order).toMatchObject({ by: 'verdicts', verdicts: 40 });
  expect(order.basis).toMatch(/^ordered by your 40 verdicts/);
  const score = (kind: string) => scoreOf(order.weights, valuesOf(traits({ kind })));
  expect(score('code_review')).toBeGreaterThan(score('test_failure'));
});

test('keeps the stated order where verdicts show no other', () => {
  const asStated = Array.from({ length: 60 }, (_, at): TeamVerdict => {
    const own = traits({ count: at, severity: at > 30 ? 'high' : 'low' });
    return { proposal: `p${at}`, taken: at > 30, traits: own };
  });
  expect(learnOrder(asStated)).toMatchObject({ by: 'prior', weights: PRIOR });
});

test('is the same for any order of the verdicts, to the last bit', () => {
  const given = verdicts(50);
  const expected = learnOrder(given);
  fc.assert(
    fc.property(fc.shuffledSubarray([...given], { minLength: 50, maxLength: 50 }), (shuffled) => {
      expect(learnOrder(shuffled)).toEqual(expected);
    }),
    { numRuns: 10 },
  );
});

test('gives finite weights and scores whatever the history says', () => {
  fc.assert(
    fc.property(anyVerdicts, (given) => {
      const known = given.map(read);
      const { weights } = learnOrder(known);
      const fitted = fitTowards(
        PRIOR.slice(0, -1),
        known.map((verdict) => ({ taken: verdict.taken, values: valuesOf(verdict.traits) })),
        1.5,
      );
      for (const verdict of known)
        for (const each of [weights, fitted])
          expect(scoreOf(each, valuesOf(verdict.traits))).toSatisfy(Number.isFinite);
    }),
    { numRuns: 60 },
  );
});

describe('fitTowards', () => {
  test('is the prior without cases', () => {
    expect(fitTowards([1, -2], [], 1)).toEqual([1, -2, 0]);
  });

  test('stays finite when cases are separable, all alike, or contradict each other', () => {
    const alike = (taken: boolean) => Array.from({ length: 500 }, () => ({ values: [1, 1], taken }));
    for (const cases of [
      alike(true),
      [...alike(true), ...alike(false)],
      [...alike(true), { values: [-1, 1], taken: false }],
    ])
      for (const weight of fitTowards([0, 0], cases, 0.01)) expect(weight).toSatisfy(Number.isFinite);
  });

  test('reaches the one point where the penalised likelihood is flat', () => {
    const cases = Array.from({ length: 30 }, (_, at) => ({ values: [at / 10, at % 3], taken: at % 4 < 2 }));
    const weights = fitTowards([0.5, -1], cases, 0.7);
    const centre = [0.5, -1, 0];
    const slopes = weights.map((weight, at) => {
      const pull = (at < 2 ? 0.7 : 0.05) * (weight - (centre[at] ?? 0));
      const push = cases.reduce((sum, { values, taken }) => {
        const likely = 1 / (1 + Math.exp(-scoreOf(weights, values)));
        return sum + ((taken ? 1 : 0) - likely) * ([...values, 1][at] ?? 0);
      }, 0);
      return push - pull;
    });
    for (const slope of slopes) expect(slope).toBeCloseTo(0, 6);
  });
});

test.each([
  [
    [
      [1, false],
      [2, true],
    ],
    1,
  ],
  [
    [
      [2, false],
      [1, true],
    ],
    0,
  ],
  [
    [
      [1, false],
      [1, true],
    ],
    0.5,
  ],
  [[[1, true]], 0.5],
  [[], 0.5],
] as const)('counts the pairs of %j in the right order as %d', (scored, accuracy) => {
  expect(orderAccuracy(scored.map(([score, taken]) => ({ score, taken })))).toBe(accuracy);
});

describe('in simulation', () => {
  const drawn = (random: () => number): ProposalTraits =>
    traits({
      count: Math.floor(2 ** (7 * random())),
      severity: random() < 0.5 ? 'high' : 'low',
      kind: random() < 0.5 ? 'code_review' : 'test_failure',
      proof: random() < 0.5 ? 'fix' : 'none',
    });

  /** How many more pairs the inbox orders right than the stated order, for teams of a taste. */
  const gain = (learns: (of: ProposalTraits) => number, wants = learns): number => {
    const gains = Array.from({ length: 8 }, (_, seed) => {
      const random = seeded(seed + 1);
      const given = Array.from({ length: 100 }, (__, at): TeamVerdict => {
        const own = drawn(random);
        return { proposal: `${seed}_${at}`, taken: random() < learns(own), traits: own };
      });
      const later = Array.from({ length: 300 }, () => drawn(random)).map((own) => ({
        own,
        taken: random() < wants(own),
      }));
      const { weights } = learnOrder(given);
      const accuracy = (by: readonly number[]) =>
        orderAccuracy(later.map(({ own, taken }) => ({ score: scoreOf(by, valuesOf(own)), taken })));
      return accuracy(weights) - accuracy(PRIOR);
    });
    return gains.reduce((sum, each) => sum + each, 0) / gains.length;
  };

  const sensible = (of: ProposalTraits): number => 1 / (1 + Math.exp(2 - 1.5 * scoreOf(PRIOR, valuesOf(of))));

  test('orders better than stated for a team that has a taste of its own', () => {
    expect(gain(({ kind }) => (kind === 'code_review' ? 0.9 : 0.1))).toBeGreaterThan(0.15);
    expect(gain(({ count }) => (count > 10 ? 0.1 : 0.9))).toBeGreaterThan(0.3);
  });

  test('does no harm to a team that agrees with the stated order, or that tosses coins', () => {
    expect(gain(sensible)).toBeGreaterThan(-0.02);
    expect(gain(() => 0.5, sensible)).toBeGreaterThan(-0.03);
  });
});
