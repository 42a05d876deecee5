/** What was seen of one unit of an experiment, and the arm that chance had put it into. */
export interface LabelledUnit {
  readonly arm: 'on' | 'off';
  readonly episodes: number;
  /** Above 0. */
  readonly exposure: number;
}

/** Ratios of the rate with the pattern ÷ without that are bet on, with equal stakes. */
const RATIOS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.25, 1.5, 2, 3] as const;

/** How unlike units are: the size of a negative binomial, whose rates differ by 1/√size of their mean. */
const SIZES = [0.5, 2, 8] as const;

interface Bet {
  readonly ratio: number;
  readonly size: number;
  /** The logarithm of what the stake has become. */
  stake: number;
}

/** log of the negative binomial probability of a count, but for what does not depend on the mean. */
const logLikelihood = (count: number, mean: number, size: number): number =>
  count * Math.log(mean / (size + mean)) - size * Math.log1p(mean / size);

/** log of P(arm | what was seen, the bet is right) ÷ P(arm). */
const logGain = (
  { arm, episodes, exposure }: LabelledUnit,
  { ratio, size }: Bet,
  share: number,
  rate: number,
): number => {
  const without = (rate * exposure) / (share * ratio + 1 - share);
  const on = logLikelihood(episodes, ratio * without, size);
  const off = logLikelihood(episodes, without, size);
  const most = Math.max(on, off);
  const either = most + Math.log(share * Math.exp(on - most) + (1 - share) * Math.exp(off - most));
  return (arm === 'on' ? on : off) - either;
};

/**
 * The e-process of a randomized experiment after each unit. If the pattern changes nothing, what was seen of a unit says nothing
 * about the arm that chance has put it into; a bet on the arm by what was seen multiplies its stake by P(arm | seen) ÷ P(arm), whose
 * mean is then 1, however much units differ and however bursty each is: only the draw of the arms must be fair (a randomization
 * test, Fisher 1935, The Design of Experiments, as a test martingale: Ramdas, Grünwald, Vovk & Shafer 2023, Stat. Sci. 38). The mean of all
 * bets reaches 20 with a probability of at most 1/20, however often one looks (Ville 1939). Each unit counts once.
 */
export const labelEvidence = (units: readonly LabelledUnit[], share: number): number[] => {
  const bets: Bet[] = RATIOS.flatMap((ratio) => SIZES.map((size) => ({ ratio, size, stake: 0 })));
  let [episodes, exposure] = [0.5, 0];
  return units.map((unit) => {
    // The rate is that of all units so far, whatever their arms: no label may flow into its own bet.
    episodes += unit.episodes;
    exposure += unit.exposure;
    let sum = 0;
    for (const bet of bets) {
      bet.stake += logGain(unit, bet, share, episodes / exposure);
      sum += Math.exp(Math.min(700, bet.stake));
    }
    return sum / bets.length;
  });
};
