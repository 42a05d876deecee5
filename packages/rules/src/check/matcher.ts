import { sharesSyntax, type Finding, type Pattern, type Problem } from '@feedback/schema';
import type { Match } from '../match-rule.ts';
import { parseTree, type Source } from '../tree.ts';
import { selectCheckable, type Checkable } from './checkable.ts';
import { findMany } from './find-many.ts';
import { firstSentence } from './first-sentence.ts';
import { unfitness } from './limits.ts';
import { couldMatch, necessaryWords } from './prefilter.ts';
import { readSuppressions } from './suppressions.ts';

/** A file to look at; `path` is only reported. */
export interface SourceFile extends Source {
  readonly path: string;
}

/** What was found in a file, in order of place, and what went wrong on the way. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

/** Looks for many patterns at once. */
export interface Matcher {
  /** What is wrong with the patterns themselves: rules that do not compile. */
  readonly problems: readonly Problem[];
  /** Looks for every pattern in one file. */
  check(file: SourceFile): CheckResult;
}

const toFinding = ({ pattern, tier, fixable }: Checkable, path: string, { node }: Match): Finding => {
  const { start, end } = node.range();
  return {
    pattern: pattern.name,
    severity: pattern.severity,
    tier,
    path,
    line: start.line + 1,
    column: start.column + 1,
    end_line: end.line + 1,
    end_column: end.column + 1,
    message: firstSentence(pattern.description) || pattern.name,
    fixable,
  };
};

const inPlace = (a: Finding, b: Finding): number => a.line - b.line || a.column - b.column;

/** Prepares patterns for many files: active ones with a rule, not those of tier `advice`. Never throws for a bad rule. */
export const createMatcher = (patterns: readonly Pattern[]): Matcher => {
  const { checkables, problems } = selectCheckable(patterns);
  const prepared = checkables.map((checkable) => ({ checkable, words: necessaryWords(checkable.rule) }));
  const check = ({ path, language, code }: SourceFile): CheckResult => {
    const speaking = prepared.filter(({ checkable }) => sharesSyntax(checkable.rule.language, language));
    if (speaking.length === 0) return { findings: [], problems: [] };
    const unfit = unfitness(code);
    if (unfit) return { findings: [], problems: [{ ...unfit, path }] };
    const relevant = speaking
      .filter(({ words }) => couldMatch(words, code))
      .map(({ checkable }) => checkable);
    if (relevant.length === 0) return { findings: [], problems: [] };
    const tree = parseTree({ language, code });
    const isSuppressed = readSuppressions(tree, code);
    const rules = relevant.map(({ rule }) => rule);
    const findings = findMany(rules, language, tree)
      .flatMap((matches, index) => {
        const checkable = relevant[index];
        return checkable ? matches.map((match) => toFinding(checkable, path, match)) : [];
      })
      .filter(({ pattern, line }) => !isSuppressed(pattern, line))
      .toSorted(inPlace);
    return { findings, problems: [] };
  };
  return { problems, check };
};

/** Looks for patterns in one file. For many files, `createMatcher` prepares the patterns once. */
export const checkCode = ({
  patterns,
  ...file
}: SourceFile & { readonly patterns: readonly Pattern[] }): CheckResult => {
  const matcher = createMatcher(patterns);
  const { findings, problems } = matcher.check(file);
  return { findings, problems: [...matcher.problems, ...problems] };
};
