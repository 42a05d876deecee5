import { digest } from '../library/digest.ts';
import { fitTowards, scoreOf, type Labelled, type Weights } from './ridge-logistic.ts';
import { FEATURES, type ProposalTraits } from './traits.ts';
import type { TeamVerdict } from './verdicts.ts';

/** How proposals are put in order, and what that stands on. */
export interface LearnedOrder {
  /** `prior`: the stated order; `verdicts`: what the team accepted and dismissed. */
  readonly by: 'prior' | 'verdicts';
  /** Verdicts that were looked at. */
  readonly verdicts: number;
  readonly weights: Weights;
  /** The same for people, in a sentence. */
  readonly basis: string;
}

/**
 * So many verdicts, and so many of each kind, before the order is learned. With fewer, the check below can't tell a taste from luck:
 * at 20 it passes for 5 to 20 % of simulated teams with a taste and 3 % of those without, at 50 for 70 to 87 % and 2 %.
 */
export const ENOUGH_VERDICTS = 20;
export const ENOUGH_OF_EACH = 4;

/** How strongly the weights are held to the prior: as by so many verdicts' worth of doubt. */
const RIDGE = 1.5;
const FOLDS = 5;
/** The latest thousands tell no more, and an inbox opens at once. */
const MOST_VERDICTS = 2_000;

const PRIOR: readonly number[] = FEATURES.map(({ prior }) => prior);

/** The numbers of a proposal, in the order of `FEATURES`. */
export const valuesOf = (traits: ProposalTraits): readonly number[] =>
  FEATURES.map(({ value }) => value(traits));

interface Case extends Labelled {
  readonly proposal: string;
}

/** The share of pairs of a taken and a refused case that the scores put in the right order; ties count half. */
export const orderAccuracy = (
  scored: readonly { readonly score: number; readonly taken: boolean }[],
): number => {
  const sorted = scored.toSorted((a, b) => a.score - b.score);
  let [refusedBelow, right, taken] = [0, 0, 0];
  for (let at = 0; at < sorted.length;) {
    let end = at;
    while (end < sorted.length && sorted[end]?.score === sorted[at]?.score) end += 1;
    const group = sorted.slice(at, end);
    const takenHere = group.filter((each) => each.taken).length;
    const refusedHere = group.length - takenHere;
    right += takenHere * (refusedBelow + refusedHere / 2);
    refusedBelow += refusedHere;
    taken += takenHere;
    at = end;
  }
  return taken === 0 || refusedBelow === 0 ? 0.5 : right / (taken * refusedBelow);
};

/** Which part a proposal is tested in: by its name, so that the order of the history plays no part. */
const foldOf = ({ proposal }: Case): number => Number.parseInt(digest(proposal).slice(0, 6), 16) % FOLDS;

/** How well weights learned on the others put cases in order that they were not learned from. */
const learnedAccuracy = (cases: readonly Case[]): number =>
  orderAccuracy(
    Array.from({ length: FOLDS }, (_, fold) => {
      const weights = fitTowards(
        PRIOR,
        cases.filter((each) => foldOf(each) !== fold),
        RIDGE,
      );
      return cases
        .filter((each) => foldOf(each) === fold)
        .map(({ values, taken }) => ({ score: scoreOf(weights, values), taken }));
    }).flat(),
  );

const priorAccuracy = (cases: readonly Case[]): number =>
  orderAccuracy(cases.map(({ values, taken }) => ({ score: scoreOf([...PRIOR, 0], values), taken })));

/** One-sided 5 % of the normal distribution. */
const SURE = 1.645;

/**
 * What order accuracy verdicts by the coin reach now and then (one time in 20): half, and 1.645 standard errors of the rank sum
 * (Mann & Whitney 1947).
 */
const chanceAccuracy = (taken: number, refused: number): number =>
  0.5 + SURE * Math.sqrt((taken + refused + 1) / (12 * taken * refused));

const percent = (share: number): string => `${Math.round(100 * share)} %`;

const byPrior = (verdicts: number, basis: string): LearnedOrder => ({
  by: 'prior',
  verdicts,
  weights: [...PRIOR, 0],
  basis,
});

/**
 * Learns from a team's verdicts in which order to show proposals. The stated order stays until there are enough verdicts, and
 * whenever the learned one
 * does not order verdicts that it was not learned from (5 parts, by name) better than the stated one and than chance. Deterministic; the order
 * of the verdicts plays no part.
 */
export const learnOrder = (given: readonly TeamVerdict[]): LearnedOrder => {
  const cases = given
    .toSorted((a, b) => (a.proposal < b.proposal ? -1 : 1))
    .slice(-MOST_VERDICTS)
    .map(({ proposal, taken, traits }): Case => ({ proposal, taken, values: valuesOf(traits) }));
  const taken = cases.filter((each) => each.taken).length;
  const count = cases.length;
  const fewer = Math.min(taken, count - taken);
  if (count < ENOUGH_VERDICTS || fewer < ENOUGH_OF_EACH)
    return byPrior(
      count,
      `ordered by how often, how severe and how well proved; from ${ENOUGH_VERDICTS} verdicts on (${ENOUGH_OF_EACH} of each kind) by yours: ${taken} accepted, ${count - taken} dismissed so far`,
    );
  const [learned, stated] = [learnedAccuracy(cases), priorAccuracy(cases)];
  if (learned <= Math.max(stated, chanceAccuracy(taken, count - taken)))
    return byPrior(
      count,
      `ordered by how often, how severe and how well proved: your ${count} verdicts show no better order yet (${percent(learned)} against ${percent(stated)} of pairs)`,
    );
  return {
    by: 'verdicts',
    verdicts: count,
    weights: fitTowards(PRIOR, cases, RIDGE),
    basis: `ordered by your ${count} verdicts (${percent(learned)} of held-out pairs in your order, ${percent(stated)} without learning)`,
  };
};
