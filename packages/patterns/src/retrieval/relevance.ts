import type { Evidence } from './evidence.ts';

/** Log-odds per unit of evidence, fitted by logistic regression: see `docs/retrieval.md` for data, command and errors. */
const COEFFICIENTS: Readonly<Record<keyof Evidence, number>> = {
  share: 0.75,
  logRank: -0.38,
  logFound: 2.67,
  logProminent: 1.99,
  logAsked: -1.75,
  inCode: 1.16,
  nameCoverage: 2.12,
  understood: 1.22,
};
const INTERCEPT = -3.99;

/** The probability, 0…1, that a pattern applies. */
export const relevanceOf = (evidence: Evidence): number => {
  let logOdds = INTERCEPT;
  for (const [kind, coefficient] of Object.entries(COEFFICIENTS))
    logOdds += coefficient * evidence[kind as keyof Evidence];
  return 1 / (1 + Math.exp(-logOdds));
};
