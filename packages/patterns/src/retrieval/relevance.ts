import type { Evidence } from './evidence.ts';

/** Log-odds per unit of evidence, fitted by logistic regression: see `docs/retrieval.md` for data, command and errors. */
const COEFFICIENTS: Readonly<Record<keyof Evidence, number>> = {
  share: 0.72,
  logRank: -0.38,
  logFound: 2.67,
  logProminent: 1.85,
  logAsked: -1.39,
  logSaid: -0.78,
  inCode: 1.27,
  nameCoverage: 2.34,
  understood: 1.02,
};
const INTERCEPT = -3.54;

/** The probability, 0…1, that a pattern applies. */
export const relevanceOf = (evidence: Evidence): number => {
  let logOdds = INTERCEPT;
  for (const [kind, coefficient] of Object.entries(COEFFICIENTS))
    logOdds += coefficient * evidence[kind as keyof Evidence];
  return 1 / (1 + Math.exp(-logOdds));
};
