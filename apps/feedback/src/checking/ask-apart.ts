import type { CheckResult, SourceFile } from '@feedback/rules';
import type { Pattern, Problem } from '@feedback/schema';
import type { ApartQuestion } from './apart-request.ts';
import { converse } from './converse.ts';
import type { Patience } from './patience.ts';
import { givenUp, notStarted, tooSlow } from './slow-rules.ts';

/** What is gathered about one file. */
export interface Gathered {
  readonly found: CheckResult[];
  /** What is told of rules that took too long. */
  readonly slow: Problem[];
  /** The patterns that were not looked for to the end. */
  readonly missed: Set<string>;
}

/** What is asked about, and where the answers go. */
export interface Inquiry {
  readonly heavy: readonly Pattern[];
  readonly files: readonly (SourceFile & Gathered)[];
  readonly patience: Patience;
  readonly limit: number;
  readonly signal: AbortSignal;
}

interface Asked {
  readonly name: string;
  readonly file: SourceFile & Gathered;
  readonly question: ApartQuestion;
}

const openAll = ({ heavy, files }: Inquiry, questions: readonly ApartQuestion[]): readonly Asked[] =>
  questions.flatMap((question) => {
    const [pattern, file] = [heavy[question.pattern], files[question.file]];
    return pattern === undefined || file === undefined ? [] : [{ name: pattern.name, file, question }];
  });

/** Whether patience ended, with this pattern or with all. */
const spend = ({ patience }: Inquiry, { name, file }: Asked, took: number): boolean => {
  const lost = patience.spend(name, took);
  file.slow.push(...lost.map(givenUp));
  return lost.length > 0;
};

/** Asks one process until it is killed or done, and resolves to what has to be asked of another. */
const askOne = async (inquiry: Inquiry, asked: readonly Asked[]): Promise<readonly Asked[]> => {
  const { heavy, files, limit, signal, patience } = inquiry;
  let answered = 0;
  const onAnswer = (answer: CheckResult, took: number): boolean => {
    const each = asked[answered];
    answered += 1;
    each?.file.found.push(answer);
    return each !== undefined && !spend(inquiry, each, took);
  };
  const request = {
    patterns: heavy,
    files: files.map(({ path, language, code }) => ({ path, language, code })),
    questions: asked.map(({ question }) => question),
  };
  const ending = await converse(request, { limit, signal, onAnswer });
  const [open, ...later] = asked.slice(answered);
  if (open === undefined) return [];
  if (ending === 'stopped') return [open, ...later];
  const { name, file } = open;
  if (ending === 'not started') {
    file.slow.push(...patience.end().map(notStarted));
    return [open, ...later];
  }
  file.missed.add(name);
  file.slow.push(tooSlow({ pattern: name, path: file.path, limit, isBroken: ending === 'broken' }));
  spend(inquiry, open, limit);
  return later;
};

/**
 * Asks one question after the other. One that is not answered in time is told, and the next process begins with the one after it; a
 * pattern with which patience has ended is asked no more.
 */
export const askApart = async (inquiry: Inquiry, questions: readonly ApartQuestion[]): Promise<void> => {
  let left = openAll(inquiry, questions);
  while (left.length > 0) {
    const isOver = ({ name }: Asked): boolean => inquiry.patience.isOver(name);
    for (const { name, file } of left.filter(isOver)) file.missed.add(name);
    const asked = left.filter((each) => !isOver(each));
    left = asked.length === 0 ? [] : await askOne(inquiry, asked);
  }
};
