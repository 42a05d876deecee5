/** Events and exposure of both arms in one stretch of time. */
export interface Block {
  readonly on: { readonly episodes: number; readonly exposure: number };
  readonly off: { readonly episodes: number; readonly exposure: number };
}

/** Ratios of the rate with the pattern ÷ without that are bet on, with equal stakes. */
const RATIOS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.25, 1.5, 2, 3] as const;

/** log of the binomial likelihood at a ratio of rates ÷ that at equal rates. */
const logLikelihoodRatio = ({ on, off }: Block, ratio: number): number => {
  const share = on.exposure / (on.exposure + off.exposure);
  return on.episodes * Math.log(ratio) - (on.episodes + off.episodes) * Math.log(1 + share * (ratio - 1));
};

/**
 * The e-process against equal rates after each block, the first value first. Given their sum, the events of a block fall to the
 * arms as the exposures do, whatever the rate of the day; a bet on another ratio multiplies its stake by the binomial
 * likelihood ratio, whose mean is 1 (Ramdas, Grünwald, Vovk & Shafer 2023, Stat. Sci. 38; ter Schure et al. 2024 for counts). The mean of all bets
 * is a nonnegative martingale, so it ever reaches 20 with a probability of at most 1/20 (Ville 1939), however often one looks.
 * For yes-or-no trials the sum is hypergeometric, which is less spread (Hoeffding 1963, theorem 4): the mean is 1 at most.
 */
export const eProcess = (blocks: readonly Block[]): number[] => {
  const stakes = Array.from({ length: RATIOS.length }, () => 0);
  return blocks.map((block) => {
    let sum = 0;
    for (const [index, ratio] of RATIOS.entries()) {
      stakes[index] = (stakes[index] ?? 0) + logLikelihoodRatio(block, ratio);
      sum += Math.exp(Math.min(700, stakes[index] ?? 0));
    }
    return sum / RATIOS.length;
  });
};
