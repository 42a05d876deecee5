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

/**
 * Reads the comments `feedback-ignore NAME, NAME: reason` (no names: all patterns) of a file. One at the end of a line speaks
 * about that line, one alone on its line about the next line of code. Text in strings is no comment.
 */
export const readSuppressions = (tree: SgNode, code: string): IsSuppressed => {
  if (!code.includes('feedback-ignore')) return NOTHING;
  const lines = code.split('\n');
  const comments = tree.findAll({ rule: { kind: 'comment' } });
  const alone = new Set(
    comments
      .map((node) => node.range().start.line)
      .filter((line) => /^\s*(?:#|\/\/)/.test(lines[line] ?? '')),
  );
  const byLine = new Map<number, Set<string>>();
  for (const comment of comments) {
    const names = namesIn(comment.text());
    if (names === undefined) continue;
    const { start, end } = comment.range();
    const line = subjectLine(lines, start.line, end.line, alone);
    byLine.set(line, new Set([...(byLine.get(line) ?? []), ...names]));
  }
  return (pattern, line) => {
    const names = byLine.get(line - 1);
    return names !== undefined && (names.has(ALL) || names.has(patternName(pattern)));
  };
};
