import type { Escalation } from '@feedback/schema';

/** Keeps a sign and its number on one line. */
const NBSP = '\u00A0';

/** Beyond three digits a probability is a matter of the model. */
const probability = (value: number): string =>
  value < 0.001 ? `<${NBSP}0.001` : `=${NBSP}${value.toFixed(3)}`;

/** What the letter p in `describeEscalation` stands for. */
export const P_WORDS =
  'p is the probability that as many come without any change; adjusted, for how many patterns were looked at.';

/** How the last 7 days compare with what the weeks before let expect; without p where there were no more than that. */
export const describeEscalation = ({
  observed,
  expected,
  probability: raw,
  adjusted,
}: Escalation): string => {
  const times = observed === 1 ? 'Seen once' : `Seen ${observed} times`;
  const p = observed <= expected ? '' : ` (p${NBSP}${probability(raw)}, adjusted ${probability(adjusted)})`;
  return `${times} in the last 7 days, ${expected.toFixed(1)} expected${p}.`;
};
