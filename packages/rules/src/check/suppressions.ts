import { patternName } from '@feedback/schema';
import type { SgNode } from '../tree.ts';

/** Whether a finding of a pattern that starts on a line (1-based) is suppressed by a comment. */
export type IsSuppressed = (pattern: string, line: number) => boolean;

const DIRECTIVE = /feedback-ignore(?![\w-])([^\n:]*)/;
const NOTHING: IsSuppressed = () => false;
const ALL = '*';

const namesIn = (comment: string): readonly string[] | undefined => {
  const match = DIRECTIVE.exec(comment);
  if (!match) return undefined;
  const names = (match[1] ?? '')
    .replace(/\*\/\s*$/, '')
    .split(/[\s,]+/)
    .map(patternName)
    .filter((name) => name !== '');
  return names.length === 0 ? [ALL] : names;
};

/** The line of code that a comment speaks about: its own, or the first one after it when nothing else is on its line. */
const subjectLine = (
  lines: readonly string[],
  first: number,
  last: number,
  commented: ReadonlySet<number>,
): number => {
  if (!/^\s*(?:\{\s*)?(?:#|\/\/|\/\*|<!--)/.test(lines[first] ?? '')) return first;
  let line = last + 1;
  while (line < lines.length && (commented.has(line) || (lines[line] ?? '').trim() === '')) line += 1;
  return line;
};

/** One comment that suppresses findings. */
export interface Suppression {
  /** Where it stands, and the line that it speaks about; both from 0. */
  readonly line: number;
  readonly subject: number;
  /** Patterns by their one spelling; `*` for all. */
  readonly names: readonly string[];
}

/**
 * Finds the comments `feedback-ignore NAME, NAME: reason` (no names: all patterns) of a file. One at the end of a line speaks
 * about that line, one alone on its line about the next line of code. Text in strings is no comment.
 */
export const findSuppressions = (tree: SgNode, code: string): readonly Suppression[] => {
  if (!code.includes('feedback-ignore')) return [];
  const lines = code.split('\n');
  const comments = tree.findAll({ rule: { kind: 'comment' } });
  const alone = new Set(
    comments
      .map((node) => node.range().start.line)
      .filter((line) => /^\s*(?:#|\/\/)/.test(lines[line] ?? '')),
  );
  return comments.flatMap((comment) => {
    const names = namesIn(comment.text());
    if (names === undefined) return [];
    const { start, end } = comment.range();
    return [{ line: start.line, subject: subjectLine(lines, start.line, end.line, alone), names }];
  });
};

/** Whether a suppression covers a pattern, in any spelling. */
export const covers = ({ names }: Suppression, pattern: string): boolean =>
  names.includes(ALL) || names.includes(patternName(pattern));

/** Reads the suppressions of a file; see `findSuppressions`. */
export const readSuppressions = (tree: SgNode, code: string): IsSuppressed => {
  const bySubject = Map.groupBy(findSuppressions(tree, code), ({ subject }) => subject);
  if (bySubject.size === 0) return NOTHING;
  return (pattern, line) => bySubject.get(line - 1)?.some((each) => covers(each, pattern)) === true;
};
