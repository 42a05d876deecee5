import type { Pattern } from '@feedback/schema';
import type { PatternMatch } from './pattern-match.ts';

/** What the team's numbers say of a pattern. */
export interface Emphasis {
  readonly frequent: boolean;
  readonly critical: boolean;
}

const FREQUENT_BONUS = 0.2;
const CRITICAL_BONUS = 0.3;

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/**
 * How surely a pattern applies: the share of its needs that the prompt meets, + 0.2 where the team makes the mistake
 * often or + 0.3 where it is critical, at most 1. The numbers are the original's priors, not measurements.
 */
export const matchConfidence = (share: number, emphasis: Emphasis): number => {
  const frequent = emphasis.frequent ? FREQUENT_BONUS : 0;
  const bonus = emphasis.critical ? CRITICAL_BONUS : frequent;
  return rounded(Math.min(1, share + bonus));
};

/** What a confidence rests on: rules of thumb, or measured effects of patterns as well. */
export type ConfidenceBasis = 'prior' | 'track_record';

/** What verification found. */
export type VerificationStatus = 'verified' | 'verified_after_fix' | 'partial' | 'unverified';

/** The confidence in code that no pattern is known for. */
const NEUTRAL = 0.5;

/** How much of the confidence stays after verification: code with known problems keeps half, as in the original. */
const KEPT: Readonly<Record<VerificationStatus, number>> = {
  verified: 1,
  verified_after_fix: 1,
  partial: 0.5,
  unverified: 0.5,
};

const recordOf = (pattern: Pattern): number | undefined => pattern.effectiveness ?? undefined;

/**
 * The confidence in a whole result, 0 to 1: the mean over all matches of how surely they apply (0.5 without any), each
 * averaged with its measured effectiveness where that is known; halved where verification left problems. Computed
 * from the library only, never asked of a model.
 */
export const calculateConfidence = (
  matches: readonly PatternMatch[],
  status: VerificationStatus = 'verified',
): { readonly confidence: number; readonly basis: ConfidenceBasis } => {
  let basis: ConfidenceBasis = 'prior';
  const parts = matches.map(({ pattern, confidence }) => {
    const record = recordOf(pattern);
    if (record === undefined) return confidence;
    basis = 'track_record';
    return (confidence + record) / 2;
  });
  const mean = parts.length === 0 ? NEUTRAL : parts.reduce((sum, part) => sum + part, 0) / parts.length;
  return { confidence: rounded(mean * KEPT[status]), basis };
};
