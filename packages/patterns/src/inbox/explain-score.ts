import { valuesOf } from './learn-order.ts';
import type { Weights } from './ridge-logistic.ts';
import { FEATURES, type Feature, type ProposalTraits } from './traits.ts';

const SHOWN = 3;
/** Less than this moves nothing that anybody would notice. */
const NOTICEABLE = 0.05;

/** Of what a proposal is not, there is nothing to say. */
const isSaid = (feature: Feature | undefined, traits: ProposalTraits): boolean =>
  feature !== undefined && (feature.group === undefined || feature.value(traits) !== 0);

/**
 * Tells why a proposal stands where it stands among the given ones: the features that move it most from their average, with `↑`
 * or `↓`. Alone, or when all are alike, what speaks for it at all.
 */
export const explainScore = (
  weights: Weights,
  all: readonly ProposalTraits[],
): ((traits: ProposalTraits) => readonly string[]) => {
  const values = all.map(valuesOf);
  const means = FEATURES.map(
    (_, at) => values.reduce((sum, row) => sum + (row[at] ?? 0), 0) / Math.max(1, values.length),
  );
  const moves = (traits: ProposalTraits, from: readonly number[]) =>
    valuesOf(traits)
      .map((value, at) => ({ at, move: (weights[at] ?? 0) * (value - (from[at] ?? 0)) }))
      .filter(({ at, move }) => Math.abs(move) >= NOTICEABLE && isSaid(FEATURES[at], traits))
      .toSorted((a, b) => Math.abs(b.move) - Math.abs(a.move) || a.at - b.at)
      .slice(0, SHOWN);
  return (traits) => {
    const relative = moves(traits, means);
    const shown = relative.length > 0 ? relative : moves(traits, []);
    return shown.flatMap(({ at, move }) => {
      const feature = FEATURES[at];
      return feature === undefined ? [] : [`${move > 0 ? '↑' : '↓'} ${feature.says(traits)}`];
    });
  };
};
