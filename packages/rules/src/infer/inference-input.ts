import type { Language } from '@feedback/schema';
import type { Source } from '../tree.ts';

/** A mistake and its repair, with what else is known about them. */
export interface InferenceInput {
  readonly name: string;
  readonly language: Language;
  readonly bad: string;
  readonly good: string;
  /** Further code that has the mistake, which a rule should find as well, and code that has not. */
  readonly examples?: { readonly bad?: readonly string[]; readonly good?: readonly string[] };
  /** Ordinary code in which the rule must find nothing. */
  readonly quiet?: readonly Source[];
  /**
   * How many times more often than usual the rule may find something in ordinary code: 1 is the usual. A mistake that is common
   * everywhere has a rule only with more; whoever asks for it should judge the rule by code of their own.
   */
  readonly tolerance?: number;
}
