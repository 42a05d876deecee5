import { createMatcher, type CheckResult, type SourceFile } from '@feedback/rules';
import type { Finding, Pattern, Problem } from '@feedback/schema';
import type { ApartQuestion } from './apart-request.ts';
import { NOTHING_FOUND } from './apart-request.ts';
import { converse } from './converse.ts';
import { createPatience, type Patience } from './patience.ts';
import { givenUp, notStarted, tooSlow } from './slow-rules.ts';

/** What was found in a file; `isPartial` where a pattern was not looked for to the end. */
export interface SearchedFile extends CheckResult {
  readonly isPartial?: true;
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

/** What is gathered about one file. */
interface Gathered {
  readonly found: CheckResult[];
  readonly slow: Problem[];
  isPartial: boolean;
}

/** One problem that a file itself has is enough: each pattern's matcher tells the same. */
const merge = (
  own: CheckResult,
  { found, slow, isPartial }: Gathered,
  placeOf: (finding: Finding) => number,
): SearchedFile => {
  const more = found.flatMap(({ findings }) => findings);
  const trouble =
    own.problems.length > 0 ? own.problems : found.flatMap(({ problems }) => problems).slice(0, 1);
  return {
    findings:
      more.length === 0
        ? own.findings
        : [...own.findings, ...more].toSorted(
            (a, b) => a.line - b.line || a.column - b.column || placeOf(a) - placeOf(b),
          ),
    problems: [...trouble, ...slow],
    ...(isPartial ? { isPartial } : {}),
  };
};

/**
 * Asks one question after the other. One that is not answered in time is told, and the next process begins with the one after it; a
 * pattern that has used up its patience is asked no more, and its files are known in part.
 */
const askAll = async (
  { heavy, limit, signal }: ApartOptions,
  {
    files,
    questions,
    gathered,
    patience,
  }: {
    readonly files: readonly SourceFile[];
    readonly questions: readonly ApartQuestion[];
    readonly gathered: readonly Gathered[];
    readonly patience: Patience;
  },
): Promise<void> => {
  const nameOf = ({ pattern }: ApartQuestion): string => heavy[pattern]?.name ?? '';
  const into = ({ file }: ApartQuestion): Gathered | undefined => gathered[file];
  const giveUp = (question: ApartQuestion, took: number): boolean => {
    const lost = patience.spend(nameOf(question), took);
    into(question)?.slow.push(...lost.map(givenUp));
    return lost.length > 0;
  };
  let left = questions;
  while (left.length > 0) {
    for (const question of left) {
      const known = into(question);
      if (known !== undefined && patience.isOver(nameOf(question))) known.isPartial = true;
    }
    const asked = left.filter((question) => !patience.isOver(nameOf(question)));
    if (asked.length === 0) return;
    const answered: ApartQuestion[] = [];
    const onAnswer = (answer: CheckResult, took: number): boolean => {
      const question = asked[answered.length];
      if (question === undefined) return false;
      answered.push(question);
      into(question)?.found.push(answer);
      return !giveUp(question, took);
    };
    const ending = await converse({ patterns: heavy, files, questions: asked }, { limit, signal, onAnswer });
    left = asked.slice(answered.length);
    const [open] = left;
    if (open === undefined || ending === 'stopped') continue;
    const known = into(open);
    const name = nameOf(open);
    if (known !== undefined) known.isPartial = true;
    if (ending === 'not started') {
      known?.slow.push(...patience.end().map(notStarted));
      continue;
    }
    known?.slow.push(tooSlow({ pattern: name, path: files[open.file]?.path ?? '', limit, ending }));
    giveUp(open, limit);
    left = left.slice(1);
  }
};

/** Prepares heavy patterns for many files. */
export const createApart = (options: ApartOptions): Apart => {
  const { patterns, heavy, areSound, limit } = options;
  const matchers = heavy.map((pattern) => createMatcher([pattern], { areSound }));
  const places = new Map(patterns.map(({ name }, place) => [name, place]));
  const patience = createPatience(
    heavy.map(({ name }) => name),
    limit,
  );
  const placeOf = ({ pattern }: Finding): number => places.get(pattern) ?? -1;
  const add: Apart['add'] = async (files, results) => {
    const gathered = files.map((): Gathered => ({ found: [], slow: [], isPartial: false }));
    const questions = files.flatMap((asked, file) =>
      matchers.flatMap((matcher, pattern): readonly ApartQuestion[] => {
        const foreseen = matcher.foresee(asked);
        if (foreseen !== undefined) gathered[file]?.found.push(foreseen);
        return foreseen === undefined ? [{ pattern, file }] : [];
      }),
    );
    await askAll(options, { files, questions, gathered, patience });
    return gathered.map((each, file) => merge(results[file] ?? NOTHING_FOUND, each, placeOf));
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
