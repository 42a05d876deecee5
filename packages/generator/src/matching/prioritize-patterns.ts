import { severityWeight } from '@feedback/schema';
import type { PatternMatch } from './pattern-match.ts';

const weight = ({ pattern, confidence }: PatternMatch): number =>
  confidence * severityWeight(pattern.severity);

/** Matches by what they prevent: confidence × severity, then how often the mistake happened, then the name. */
export const prioritizePatterns = (matches: readonly PatternMatch[]): readonly PatternMatch[] =>
  matches.toSorted(
    (a, b) =>
      weight(b) - weight(a) ||
      b.pattern.occurrence_frequency - a.pattern.occurrence_frequency ||
      (a.pattern.name < b.pattern.name ? -1 : Number(a.pattern.name > b.pattern.name)),
  );
