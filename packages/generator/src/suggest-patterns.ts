import type { AppliedPattern, SuggestedPattern } from './generation-result.ts';
import type { PatternMatch } from './matching/pattern-match.ts';
import type { Scaffold } from './scaffolds/scaffold.ts';

/** What was decided about the matches. */
export interface Decisions {
  readonly applied: readonly AppliedPattern[];
  /** `undefined` when there is no code. */
  readonly scaffold?: Scaffold;
  /** Patterns whose own rules find a mistake in the code. */
  readonly found: ReadonlySet<string>;
  readonly applyPatterns: boolean;
  readonly minConfidence: number;
}

const reasonFor = ({ pattern, confidence }: PatternMatch, decisions: Decisions): string => {
  if (decisions.scaffold === undefined)
    return 'It applies, but there is no scaffold for this task: keep to it by hand.';
  if (!decisions.applyPatterns) return 'It applies, but patterns were not to be applied.';
  if (confidence < decisions.minConfidence)
    return `Its match is below the least confidence of ${decisions.minConfidence}.`;
  if (decisions.found.has(pattern.name))
    return 'Its own rule still finds a mistake in the code: see the problems.';
  return `It applies, but the scaffold ${decisions.scaffold.name} has no place for it: keep to it by hand.`;
};

/** The matches that are not in the code, in their order, each with its reason. */
export const suggestPatterns = (
  matches: readonly PatternMatch[],
  decisions: Decisions,
): readonly SuggestedPattern[] => {
  const applied = new Set(decisions.applied.map(({ pattern }) => pattern));
  return matches
    .filter(({ pattern }) => !applied.has(pattern.name))
    .map((match) => ({
      pattern: match.pattern.name,
      confidence: match.confidence,
      reason: `${reasonFor(match, decisions)}${match.because.length === 0 ? '' : ` Matched by: ${match.because.join(', ')}.`}`,
    }));
};
