import type { Finding, Pattern, Rule } from '@feedback/schema';
import { rewritableIn } from '../fix/rewritable-part.ts';
import type { Match } from '../match-rule.ts';
import type { Checkable } from './checkable.ts';
import { firstSentence } from './first-sentence.ts';

/** What all findings of one pattern have in common; a rule whose tier nobody proved is reported and never fixes. */
export const describePattern = ({
  name,
  severity,
  tier = 'proved_check',
  description,
}: Pattern): Pick<Finding, 'pattern' | 'severity' | 'tier' | 'message'> => ({
  pattern: name,
  severity,
  tier,
  message: firstSentence(description) || name,
});

/** Tells what a pattern's rule matched in a file, of whose text is known what of a rule can match there. */
export const toFindings = (
  { pattern, rule, fixable }: Checkable,
  path: string,
  {
    matches,
    inText,
  }: { readonly matches: readonly Match[]; readonly inText: (rule: Rule) => Rule | undefined },
): readonly Finding[] => {
  const head = describePattern(pattern);
  const isRewritable = fixable ? rewritableIn(rule, inText) : () => false;
  return matches.map((match) => ({
    pattern: head.pattern,
    severity: head.severity,
    tier: head.tier,
    path,
    line: match.range.start.line + 1,
    column: match.range.start.column + 1,
    end_line: match.range.end.line + 1,
    end_column: match.range.end.column + 1,
    message: head.message,
    fixable: isRewritable(match),
  }));
};
