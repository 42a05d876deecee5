import type { Evidence } from './evidence.ts';

/** Log-odds per unit of evidence, fitted by logistic regression: see `docs/retrieval.md` for data, command and errors. */
const COEFFICIENTS: Readonly<Record<keyof Evidence, number>> = {
  share: 0.78,
  logRank: -0.59,
  logFound: 2.38,
  logAsked: -1.5,
  inCode: 1.06,
  nameCoverage: 1.93,
  understood: 1.61,
};
const INTERCEPT = -4.85;

/** The probability, 0…1, that a pattern applies. */
export const relevanceOf = (evidence: Evidence): number => {
  let logOdds = INTERCEPT;
  for (const [kind, coefficient] of Object.entries(COEFFICIENTS))
    logOdds += coefficient * evidence[kind as keyof Evidence];
  return 1 / (1 + Math.exp(-logOdds));
};
