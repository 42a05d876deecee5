import { isActive, patternName, type Pattern } from '@feedback/schema';
import type { SuggestedPattern } from './generation-result.ts';
import type { GeneratedLanguage } from './prompt/prompt-context.ts';

/** A pattern that somebody else found for the prompt. */
export interface RetrievedPattern {
  readonly pattern: Pick<Pattern, 'name'>;
  /** The probability that it applies, 0 to 1. */
  readonly relevance: number;
}

/** Finds patterns for a prompt, most relevant first: `PatternIndex` of `@feedback/patterns`, or a search of your own. */
export type Retrieve = (
  prompt: string,
  options: { readonly language: GeneratedLanguage },
) => readonly RetrievedPattern[];

/** Advice must be more likely right than wrong. Of what is above, .71 to .82 applied (docs/retrieval.md). */
const LEAST_RELEVANCE = 0.5;
/** More than a handful of advice is read by nobody. */
const MOST_ADVICE = 5;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const isProbability = (value: number): boolean => value >= LEAST_RELEVANCE && value <= 1;

/**
 * Adds what was retrieved to the suggestions: those that are there get their relevance, and up to five others follow, most
 * relevant first. What is applied, unknown, out of force or less likely right than wrong adds nothing.
 */
export const withRetrieved = (
  suggested: readonly SuggestedPattern[],
  retrieved: readonly RetrievedPattern[],
  library: {
    readonly patterns: readonly Pattern[];
    readonly applied: readonly { readonly pattern: string }[];
  },
): readonly SuggestedPattern[] => {
  const relevance = new Map<string, number>();
  for (const found of retrieved)
    if (isProbability(found.relevance)) relevance.set(patternName(found.pattern.name), found.relevance);
  const settled = new Set([...library.applied, ...suggested].map(({ pattern: name }) => patternName(name)));
  const advice = library.patterns.flatMap((pattern): SuggestedPattern[] => {
    const name = patternName(pattern.name);
    const found = relevance.get(name);
    if (found === undefined || settled.has(name) || !isActive(pattern)) return [];
    const reason = `What it is about fits the prompt: it applies with a probability of ${percent(found)}. Keep to it by hand.`;
    return [{ pattern: pattern.name, confidence: found, relevance: found, reason }];
  });
  return [
    ...suggested.map((each) => {
      const found = relevance.get(patternName(each.pattern));
      return found === undefined ? each : { ...each, relevance: found };
    }),
    ...advice.toSorted((a, b) => b.confidence - a.confidence).slice(0, MOST_ADVICE),
  ];
};
