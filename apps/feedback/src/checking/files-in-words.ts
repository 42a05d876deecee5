import { UNKNOWN_SYNTAX } from '@feedback/rules';
import type { Problem } from '@feedback/schema';

/** Problems of files in which nothing was looked for, and why in a word or two. */
const LEFT_OUT: ReadonlyMap<string, string> = new Map([
  ['BINARY', 'binary'],
  ['MINIFIED', 'minified'],
  ['NOT_UTF8', 'not UTF-8'],
  ['TOO_LARGE', 'too large'],
  ['UNREADABLE', 'unreadable'],
]);

/** Whether a problem says that its file was left out. */
export const isLeftOut = ({ code }: Problem): boolean => LEFT_OUT.has(code);

const files = (count: number): string => `${count} ${count === 1 ? 'file' : 'files'}`;

const count = <T>(items: readonly T[], of: (item: T) => boolean): number => items.filter(of).length;

const leftOut = (problems: readonly Problem[]): string => {
  const left = problems.filter(isLeftOut);
  if (left.length === 0) return '';
  const why = [...LEFT_OUT].flatMap(([code, word]) => {
    const own = count(left, (problem) => problem.code === code);
    return own === 0 ? [] : [`${own} ${word}`];
  });
  return `, ${left.length} left out (${why.join(', ')})`;
};

/** How many files were checked, how many were left out and why, and how many were understood in part. */
export const filesInWords = (checked: number, problems: readonly Problem[]): string => {
  const partly = count(problems, ({ code }) => code === UNKNOWN_SYNTAX);
  const rest = partly === 0 ? '' : ` ${files(partly)} understood only in part: -v tells where.`;
  return `${files(checked)} checked${leftOut(problems)}.${rest}`;
};
