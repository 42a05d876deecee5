import type { Problem } from '@feedback/schema';
import type { ConfidenceBasis, VerificationStatus } from './matching/confidence.ts';
import type { GeneratedLanguage } from './prompt/prompt-context.ts';

/** Lines of the code (1-based, inclusive) that a pattern put there: by a slot of the scaffold, or by its own rewrite. */
export interface Evidence {
  readonly line: number;
  readonly end_line: number;
  readonly by: 'slot' | 'rule' | 'rewrite';
}

/** A pattern whose code is in the result. */
export interface AppliedPattern {
  readonly pattern: string;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

/** A pattern that applies to the prompt and is not in the code, and why not. */
export interface SuggestedPattern {
  readonly pattern: string;
  /** Of its match; of what was only retrieved, its relevance. */
  readonly confidence: number;
  /** The probability that it applies, where `retrieve` found it. */
  readonly relevance?: number;
  readonly reason: string;
}

/**
 * How far the code was verified: it parses and no pattern's rule finds anything (`verified`, `verified_after_fix`), problems are
 * left (`partial`), it could not be checked (`unverified`), or there is no code (`abstained`).
 */
export type GenerationStatus = VerificationStatus | 'abstained';

/** What `generate` makes of a prompt. */
export interface GenerationResult {
  /** Empty when `abstained`. */
  readonly code: string;
  readonly language: GeneratedLanguage;
  readonly status: GenerationStatus;
  /** In the whole result, 0 to 1; 0 when `abstained`. See `calculateConfidence`. */
  readonly confidence: number;
  readonly confidence_basis: ConfidenceBasis;
  readonly applied: readonly AppliedPattern[];
  readonly suggested: readonly SuggestedPattern[];
  /** Markdown. */
  readonly report: string;
  readonly problems: readonly Problem[];
}
