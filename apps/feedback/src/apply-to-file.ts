import {
  analyzePrompt,
  calculateConfidence,
  matchPatterns,
  prioritizePatterns,
  type AppliedPattern,
  type Evidence,
  type GenerationResult,
  type PatternMatch,
  type Retrieve,
  withRetrieved,
} from '@feedback/generator';
import { createMatcher, fixCode } from '@feedback/rules';
import type { Language, MetricsContext, Pattern } from '@feedback/schema';
import { structuredPatch } from 'diff';

/** Code that is there already, and what it is to heed. */
export interface ApplyRequest {
  readonly prompt: string;
  /** For problems only. */
  readonly path: string;
  readonly language: Language;
  readonly code: string;
  readonly patterns: readonly Pattern[];
  readonly metricsContext: MetricsContext;
  readonly apply: boolean;
  readonly minConfidence: number;
  readonly retrieve: Retrieve;
}

/** What became of the code, in the words of a generation. */
export type AppliedToFile = Omit<GenerationResult, 'language' | 'report'> & { readonly language: Language };

const hunksOf = (before: string, after: string) =>
  structuredPatch('', '', before, after, '', '', { context: 0 }).hunks;

type Hunks = ReturnType<typeof hunksOf>;

const changedLines = (hunks: Hunks): Evidence[] =>
  hunks.map(({ newStart, newLines }) => ({
    line: newStart,
    end_line: newStart + Math.max(1, newLines) - 1,
    by: 'rewrite',
  }));

/** Where a line is after a later fix has added or removed lines above it. */
const moved = (line: number, hunks: Hunks): number =>
  hunks
    .filter(({ oldStart, oldLines }) => oldStart + oldLines <= line)
    .reduce((at, { oldLines, newLines }) => at + newLines - oldLines, line);

const movedEvidence = (applied: AppliedPattern, hunks: Hunks): AppliedPattern => ({
  ...applied,
  evidence: applied.evidence.map(({ line, end_line, by }) => ({
    line: moved(line, hunks),
    end_line: moved(end_line, hunks),
    by,
  })),
});

const applyFixes = (
  { path, language, code }: ApplyRequest,
  chosen: readonly PatternMatch[],
): { readonly code: string; readonly applied: readonly AppliedPattern[] } => {
  let fixed = code;
  let applied: AppliedPattern[] = [];
  for (const { pattern, confidence } of chosen) {
    const next = fixCode({ patterns: [pattern], path, language, code: fixed }).code;
    if (next === fixed) continue;
    const hunks = hunksOf(fixed, next);
    applied = applied.map((each) => movedEvidence(each, hunks));
    applied.push({ pattern: pattern.name, confidence, evidence: changedLines(hunks) });
    fixed = next;
  }
  return { code: fixed, applied };
};

const reasonFor = ({ pattern, confidence }: PatternMatch, { apply, minConfidence }: ApplyRequest): string => {
  if (!apply) return 'It applies, but patterns were not to be applied.';
  if (confidence < minConfidence) return `Its match is below the least confidence of ${minConfidence}.`;
  if (pattern.tier !== 'proved_fix') return 'It has no proved fix: keep to it by hand.';
  return 'Its fix has nothing to change here.';
};

/**
 * Applies the proved fixes of those patterns that apply to the prompt to code that is there, and checks the result with the rules
 * of all patterns. `verified` when nothing had to be changed and nothing is found.
 */
export const applyToFile = (request: ApplyRequest): AppliedToFile => {
  const { prompt, path, language, patterns, metricsContext, apply, minConfidence } = request;
  const choice = {
    language: language === 'python' ? 'python' : 'typescript',
    reason: 'The file decides.',
  } as const;
  const context = { ...analyzePrompt(prompt), language: choice };
  const matches = prioritizePatterns(matchPatterns(context, patterns, metricsContext));
  const chosen = apply ? matches.filter(({ confidence }) => confidence >= minConfidence) : [];
  const { code, applied } = applyFixes(request, chosen);
  const { findings, problems } = createMatcher(patterns).check({ path, language, code });
  const clean = applied.length > 0 ? 'verified_after_fix' : 'verified';
  const unchecked = problems.length > 0 ? 'unverified' : clean;
  const status = findings.length > 0 ? 'partial' : unchecked;
  const { confidence, basis } = calculateConfidence(matches, status);
  const names = new Set(applied.map(({ pattern }) => pattern));
  return {
    code,
    language,
    status,
    confidence,
    confidence_basis: basis,
    applied,
    suggested: withRetrieved(
      matches
        .filter(({ pattern }) => !names.has(pattern.name))
        .map((match) => ({
          pattern: match.pattern.name,
          confidence: match.confidence,
          reason: reasonFor(match, request),
        })),
      request.retrieve(prompt, choice),
      { patterns, applied },
    ),
    problems: [
      ...problems,
      ...findings.map(({ pattern, message, line }) => ({
        severity: 'warning' as const,
        code: 'FINDING_LEFT',
        message: `${pattern}: ${message}`,
        path,
        line,
      })),
    ],
  };
};
