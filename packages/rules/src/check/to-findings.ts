import type { Finding } from '@feedback/schema';
import { hasCaptures } from '../fix/expand.ts';
import type { Match } from '../match-rule.ts';
import type { Checkable } from './checkable.ts';
import { firstSentence } from './first-sentence.ts';

/** Tells what a pattern's rule matched in a file. */
export const toFindings = (
  { pattern, rule, tier, fixable }: Checkable,
  path: string,
  matches: readonly Match[],
): readonly Finding[] => {
  if (matches.length === 0) return [];
  const message = firstSentence(pattern.description) || pattern.name;
  return matches.map((match) => ({
    pattern: pattern.name,
    severity: pattern.severity,
    tier,
    path,
    line: match.range.start.line + 1,
    column: match.range.start.column + 1,
    end_line: match.range.end.line + 1,
    end_column: match.range.end.column + 1,
    message,
    fixable: fixable && rule.fix !== undefined && hasCaptures(rule.fix, match),
  }));
};
