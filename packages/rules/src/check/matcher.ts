import type { Language, Pattern, Problem, Rule } from '@feedback/schema';
import { namesInText } from '../names/text-names.ts';
import { parseTree } from '../tree.ts';
import { isAscii } from './ascii-rule.ts';
import { collectFindings, foundNothing, toResult, withUnparsed, type Candidate } from './candidate.ts';
import { checkCandidates, type LocatedFile } from './check-files.ts';
import { NOTHING, type CheckResult } from './check-result.ts';
import { selectCheckable } from './checkable.ts';
import { findSought } from './find-many.ts';
import { unfitness } from './limits.ts';
import { wordFinder } from './prefilter.ts';
import { fits, prepare, relevantTo, soughtFor, type KnownFacts, type Prepared } from './prepared.ts';
import type { SourceFile } from './source-file.ts';

/** Looks for many patterns at once. */
export interface Matcher {
  /** What is wrong with the patterns themselves: rules that do not compile. */
  readonly problems: readonly Problem[];
  /** What `check` tells of a file, where that can be told by its text alone: that nothing is there, or why nothing can be found. */
  foresee(file: SourceFile): CheckResult | undefined;
  /** Looks for every pattern in one file. */
  check(file: SourceFile): CheckResult;
  /** Looks for every pattern in files on disk, in threads of the engine; resolves to what `check` tells of each, in their order. */
  checkFiles(files: readonly LocatedFile[]): Promise<readonly CheckResult[]>;
}

const searchHere = (candidate: Candidate): CheckResult => {
  const { file, relevant, has, names, isAscii: cheap } = candidate;
  const tree = parseTree(file);
  const search = (ascii: boolean): CheckResult => {
    const patterns = soughtFor([...relevant], { has, names, isAscii: ascii });
    const sought = withUnparsed(patterns, file.language);
    const into = foundNothing();
    const matches = findSought(
      sought.map(([, each]) => each),
      tree,
    );
    collectFindings(candidate, tree, { sought, matches, into });
    return toResult(into);
  };
  if (!cheap) return search(false);
  try {
    return search(true);
  } catch {
    return search(false); // A rule that was made cheaper for ASCII may be one that the engine refuses.
  }
};

export interface MatcherOptions {
  /** Whether a matcher of the same patterns has had no problems before: their rules are then not tried out again. */
  readonly areSound?: boolean;
  /** What `factsOf` has told of rules, by the same version of this package; others are worked out, and tried out. */
  readonly facts?: KnownFacts;
}

/** Prepares patterns for many files: active ones with a rule, not those of tier `advice`. Never throws for a bad rule. */
export const createMatcher = (patterns: readonly Pattern[], options: MatcherOptions = {}): Matcher => {
  const { areSound = false, facts = () => undefined } = options;
  const isSound = (rule: Rule): boolean => areSound || facts(rule) !== undefined;
  const { checkables, problems } = selectCheckable(patterns, isSound);
  const prepared = checkables.map((each) => prepare(each, facts));
  const byLanguage = new Map<Language, readonly Prepared[]>();
  const speaking = (language: Language): readonly Prepared[] => {
    const known = byLanguage.get(language) ?? prepared.filter((each) => fits(each, language));
    byLanguage.set(language, known);
    return known;
  };
  /** What could be found in a file; else why nothing can. */
  const survey = <F extends SourceFile>(file: F): Candidate<F> | CheckResult => {
    const { path, language, code } = file;
    const all = speaking(language);
    if (all.length === 0) return NOTHING;
    const unfit = unfitness(code);
    if (unfit) return { findings: [], problems: [{ ...unfit, path }] };
    const has = wordFinder(code);
    const relevant = new Set(relevantTo(all, has));
    if (relevant.size === 0) return NOTHING;
    return { file, relevant, has, names: namesInText(language, code), isAscii: isAscii(code) };
  };
  return {
    problems,
    foresee: (file) => {
      const surveyed = survey(file);
      return 'findings' in surveyed ? surveyed : undefined;
    },
    check: (file) => {
      const surveyed = survey(file);
      if ('findings' in surveyed) return surveyed;
      return searchHere(surveyed);
    },
    checkFiles: async (files) => {
      const surveyed = files.map((file) => survey(file));
      const candidates = surveyed.flatMap((each) => ('findings' in each ? [] : [each]));
      const found = await checkCandidates(candidates, prepared);
      return surveyed.map((each) => ('findings' in each ? each : (found.get(each.file.location) ?? NOTHING)));
    },
  };
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
