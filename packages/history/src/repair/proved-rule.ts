import type { Proof } from '@feedback/rules';
import type { Rule } from '@feedback/schema';

/** A rule, and the proof that it holds by its example. */
export interface ProvedRule {
  readonly rule: Rule;
  readonly proof: Proof;
}
