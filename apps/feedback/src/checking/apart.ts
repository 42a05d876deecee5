import { createMatcher, type CheckResult, type SourceFile } from '@feedback/rules';
import type { Finding, Pattern, Problem } from '@feedback/schema';
import { NOTHING_FOUND, type ApartQuestion } from './apart-request.ts';
import { askApart, type Gathered } from './ask-apart.ts';
import { createPatience } from './patience.ts';

/** What was found in a file. */
export interface SearchedFile extends CheckResult {
  /** The patterns that were not looked for to the end, where there are such. */
  readonly missed?: readonly string[];
}

/** Looks for heavy patterns in a process of its own. */
export interface Apart {
  /** What is wrong with the patterns themselves. */
  readonly problems: readonly Problem[];
  /** Adds what is found of heavy patterns to what was found of the others in the same files. */
  add(files: readonly SourceFile[], results: readonly CheckResult[]): Promise<readonly SearchedFile[]>;
}

export interface ApartOptions {
  /** All patterns, in the order that their findings are told at one place. */
  readonly patterns: readonly Pattern[];
  readonly heavy: readonly Pattern[];
  readonly areSound: boolean;
  /** So long may one rule take in one file, in milliseconds. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** One problem that a file itself has is enough: each pattern's matcher tells the same. */
const merge = (
  own: CheckResult,
  { found, slow, missed }: Gathered,
  placeOf: (finding: Finding) => number,
): SearchedFile => {
  const findings = [own, ...found].flatMap((result) => result.findings);
  const troubled = [own, ...found].find(({ problems }) => problems.length > 0);
  return {
    findings: findings.toSorted((a, b) => a.line - b.line || a.column - b.column || placeOf(a) - placeOf(b)),
    problems: [...(troubled?.problems ?? []), ...slow],
    ...(missed.size === 0 ? {} : { missed: [...missed] }),
  };
};

/** Prepares heavy patterns for many files. */
export const createApart = ({ patterns, heavy, areSound, limit, signal }: ApartOptions): Apart => {
  const matchers = heavy.map((pattern) => createMatcher([pattern], { areSound }));
  const names = heavy.map(({ name }) => name);
  const patience = createPatience(names, limit);
  const places = new Map(patterns.map(({ name }, place) => [name, place]));
  const placeOf = ({ pattern }: Finding): number => places.get(pattern) ?? -1;
  const add: Apart['add'] = async (sources, results) => {
    const questions: ApartQuestion[] = [];
    const files = sources.map((source, file) => {
      const foreseen = matchers.map((matcher, pattern) => {
        const result = matcher.foresee(source);
        if (result === undefined) questions.push({ pattern, file });
        return result ?? NOTHING_FOUND;
      });
      return { ...source, found: foreseen, slow: [], missed: new Set<string>() };
    });
    await askApart({ heavy, files, patience, limit, signal }, questions);
    return files.map((each, file) => merge(results[file] ?? NOTHING_FOUND, each, placeOf));
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    problems: matchers.flatMap(({ problems }) => problems),
    // Batches wait for one another, so that patience is told before it is spent again.
    add: (files, results) => {
      const added = last.then(() => add(files, results));
      last = added.catch(() => undefined);
      return added;
    },
  };
};
