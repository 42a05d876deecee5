import {
  sharesSyntax,
  type Finding,
  type Language,
  type Pattern,
  type Problem,
  type Rule,
} from '@feedback/schema';
import { refusal } from '../compile-rule.ts';
import type { Match } from '../match-rule.ts';
import { parseTree, type Source } from '../tree.ts';
import { hasCaptures } from '../fix/expand.ts';
import { selectCheckable, type Checkable } from './checkable.ts';
import { findMany } from './find-many.ts';
import { firstSentence } from './first-sentence.ts';
import { unfitness } from './limits.ts';
import { asciiRule, isAscii } from './ascii-rule.ts';
import { narrowRule } from './narrow-rule.ts';
import { couldMatch, necessaryWords, wordFinder } from './prefilter.ts';
import type { Groups } from './regex-words.ts';
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

const toFinding = ({ pattern, rule, tier, fixable }: Checkable, path: string, match: Match): Finding => {
  const { start, end } = match.node.range();
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
    fixable: fixable && rule.fix !== undefined && hasCaptures(rule.fix, match),
  };
};

const NOTHING: CheckResult = { findings: [], problems: [] };

const inPlace = (a: Finding, b: Finding): number => a.line - b.line || a.column - b.column;

interface Prepared {
  readonly checkable: Checkable;
  readonly words: Groups;
  /** The rule for code that is all ASCII. */
  readonly ascii: Rule;
}

const prepare = (checkable: Checkable): Prepared => ({
  checkable,
  words: necessaryWords(checkable.rule),
  ascii: asciiRule(checkable.rule),
});

const fits = (rule: Rule, language: Language): boolean =>
  sharesSyntax(rule.language, language) && refusal(rule, language) === undefined;

/** A pattern with what is left of its rule for one file. */
interface Relevant {
  readonly checkable: Checkable;
  readonly rule: Rule;
}

const relevantTo = (speaking: readonly Prepared[], { language, code }: Source): Relevant[] => {
  const has = wordFinder(code);
  const ascii = isAscii(code);
  return speaking.flatMap(({ checkable, words, ascii: cheap }) => {
    if (!couldMatch(words, has)) return [];
    const rule = narrowRule(ascii && fits(cheap, language) ? cheap : checkable.rule, has);
    return rule === undefined ? [] : [{ checkable, rule }];
  });
};

/** Prepares patterns for many files: active ones with a rule, not those of tier `advice`. Never throws for a bad rule. */
export const createMatcher = (patterns: readonly Pattern[]): Matcher => {
  const { checkables, problems } = selectCheckable(patterns);
  const prepared = checkables.map(prepare);
  const check = ({ path, language, code }: SourceFile): CheckResult => {
    const speaking = prepared.filter(({ checkable }) => fits(checkable.rule, language));
    if (speaking.length === 0) return NOTHING;
    const unfit = unfitness(code);
    if (unfit) return { findings: [], problems: [{ ...unfit, path }] };
    const relevant = relevantTo(speaking, { language, code });
    if (relevant.length === 0) return NOTHING;
    const tree = parseTree({ language, code });
    const isSuppressed = readSuppressions(tree, code);
    const found = findMany(
      relevant.map(({ rule }) => rule),
      tree,
    );
    const findings = relevant
      .flatMap(({ checkable }, index) =>
        (found[index] ?? []).map((match) => toFinding(checkable, path, match)),
      )
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
