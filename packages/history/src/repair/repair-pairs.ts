import { checkSyntax, enclosingStatements, sameTree, standAlone, type StatementRun } from '@feedback/rules';
import { changedLines, linesOf, type LineChange } from '../lines/changed-lines.ts';
import type { RepairedFile } from './repaired-file.ts';

/** A piece of code before and after a repair; both parse. */
export interface RepairPair {
  readonly path: string;
  readonly language: RepairedFile['language'];
  /** Where the bad side was, from 1. */
  readonly line: number;
  readonly bad: string;
  readonly good: string;
}

/** The pairs of one place, the smallest first: which of them tells the mistake best is for inference to find out. */
export interface RepairPlace {
  readonly pairs: readonly RepairPair[];
}

/** Beyond so many lines code is no example any more. */
const MOST_LINES = 40;
const MOST_CHARACTERS = 4_000;
/** So many sizes of a place are worth trying. */
const MOST_SIZES = 4;

interface Lines {
  readonly first: number;
  readonly last: number;
}

interface Sides {
  readonly old: Lines;
  readonly new: Lines;
}

const oldEnd = ({ oldStart, oldLines }: LineChange): number => oldStart + oldLines;
const newEnd = ({ newStart, newLines }: LineChange): number => newStart + newLines;

/** The nearest line that is not blank, from a line on in a direction. */
const near = (lines: readonly string[], from: number, step: 1 | -1): number | undefined => {
  for (let line = from; line >= 1 && line <= lines.length; line += step)
    if ((lines[line - 1] ?? '').trim() !== '') return line;
  return undefined;
};

/** The lines to look around: those that changed, and where one side has none, with the next line, the one before, or both. */
const sidesOf = (
  change: LineChange,
  before: readonly string[],
  after: readonly string[],
): readonly Sides[] => {
  const { oldStart, newStart } = change;
  const exact: Sides = {
    old: { first: oldStart, last: oldEnd(change) - 1 },
    new: { first: newStart, last: newEnd(change) - 1 },
  };
  if (change.oldLines > 0 && change.newLines > 0) return [exact];
  const next = [near(before, oldEnd(change), 1), near(after, newEnd(change), 1)];
  const last = [near(before, oldStart - 1, -1), near(after, newStart - 1, -1)];
  const widened = (from: readonly (number | undefined)[], to: readonly (number | undefined)[]): Sides => ({
    old: { first: from[0] ?? oldStart, last: to[0] ?? exact.old.last },
    new: { first: from[1] ?? newStart, last: to[1] ?? exact.new.last },
  });
  const own = [oldStart, newStart];
  const end = [exact.old.last, exact.new.last];
  return [widened(own, next), widened(last, end), widened(last, next)].filter(
    ({ old, new: now }) => old.first <= old.last && now.first <= now.last,
  );
};

type Side = 'old' | 'new';

const spanOf = (change: LineChange, side: Side): readonly [start: number, end: number] =>
  side === 'old' ? [change.oldStart, oldEnd(change)] : [change.newStart, newEnd(change)];

/**
 * What a boundary before a line of one side is on the other, or in which change; equal for boundaries that belong together. Where one side of a
 * change is empty, its place is in the change.
 */
const boundary = (
  changes: readonly LineChange[],
  line: number,
  side: Side,
  isWithin: (line: number, start: number, end: number) => boolean,
): string => {
  let offset = 0;
  for (const [index, change] of changes.entries()) {
    const [start, end] = spanOf(change, side);
    if (isWithin(line, start, end) || (start === end && line === start)) return `change ${index}`;
    if (line < start) break;
    if (side === 'old') offset = newEnd(change) - oldEnd(change);
  }
  return String(line + offset);
};

const boundsOf = (
  { firstLine, lastLine }: StatementRun,
  changes: readonly LineChange[],
  side: Side,
): string =>
  [
    boundary(changes, firstLine, side, (line, start, end) => line >= start && line < end),
    boundary(changes, lastLine + 1, side, (line, start, end) => line > start && line <= end),
  ].join();

const fits = ({ firstLine, lastLine, code }: StatementRun): boolean =>
  lastLine - firstLine < MOST_LINES && code.length <= MOST_CHARACTERS && code.trim() !== '';

/** Runs of both sides that begin and end at the same place, so that the rest of the file is the same but for other changes. */
const matching = (
  olds: readonly StatementRun[],
  news: readonly StatementRun[],
  changes: readonly LineChange[],
): readonly (readonly [StatementRun, StatementRun])[] => {
  const byBounds = new Map(news.map((run) => [boundsOf(run, changes, 'new'), run]));
  return olds.filter(fits).flatMap((old) => {
    const now = byBounds.get(boundsOf(old, changes, 'old'));
    return now !== undefined && fits(now) ? [[old, now] as const] : [];
  });
};

const parses = (language: RepairedFile['language'], code: string): boolean =>
  checkSyntax({ language, code }).length === 0;

/** Both sides as examples that can be read alone; as they stand where that does not parse. */
const examplesOf = (
  { language, before, after }: RepairedFile,
  old: StatementRun,
  now: StatementRun,
): readonly [bad: string, good: string] | undefined => {
  const [bad = '', good = ''] = standAlone([
    { source: { language, code: before }, run: old },
    { source: { language, code: after }, run: now },
  ]);
  if (parses(language, bad) && parses(language, good)) return [bad, good];
  return parses(language, old.code) && parses(language, now.code) ? [old.code, now.code] : undefined;
};

/** A statement that is a text and nothing else: documentation, or a directive. */
const isText = ({ code }: StatementRun): boolean =>
  /^[rub]*(?:"""[^]*"""|'''[^]*'''|"[^"\n]*"|'[^'\n]*');?$/i.test(code.trim());

/** The runs of both sides around a change, the smallest first; none where a text is all that differs. */
const runsOf = (
  { language, before, after }: RepairedFile,
  change: LineChange,
  changes: readonly LineChange[],
): readonly (readonly [StatementRun, StatementRun])[] => {
  const runs = sidesOf(change, linesOf(before), linesOf(after)).flatMap((sides) =>
    matching(
      enclosingStatements({ language, code: before }, sides.old),
      enclosingStatements({ language, code: after }, sides.new),
      changes,
    ),
  );
  if (runs.some(([old, now]) => isText(old) && isText(now))) return [];
  return runs.toSorted(([a], [b]) => a.code.length - b.code.length);
};

const pairsOf = (file: RepairedFile, change: LineChange, changes: readonly LineChange[]): RepairPair[] => {
  const { path, language } = file;
  const found = new Map<string, RepairPair>();
  for (const [old, now] of runsOf(file, change, changes)) {
    // To make an example of a run takes the whole file.
    if (found.size >= MOST_SIZES) break;
    if (found.has(old.code) || sameTree(language, old.code, now.code)) continue;
    const examples = examplesOf(file, old, now);
    if (examples === undefined) continue;
    const [bad, good] = examples;
    found.set(old.code, { path, language, line: old.firstLine, bad, good });
  }
  return [...found.values()].toSorted((a, b) => a.bad.length - b.bad.length);
};

/**
 * Takes a repaired file apart: for each stretch of changed lines the statements around it, before and after. What changes only layout,
 * comments or docstrings, and what does not parse, is left out; so are stretches within statements that an earlier one has brought already.
 */
export const repairPlaces = (file: RepairedFile): readonly RepairPlace[] => {
  const changes = changedLines(file.before, file.after);
  const seen = new Set<string>();
  const places: RepairPlace[] = [];
  for (const change of changes) {
    const pairs = pairsOf(file, change, changes);
    const [smallest] = pairs;
    if (smallest === undefined || seen.has(`${smallest.line} ${smallest.bad}`)) continue;
    seen.add(`${smallest.line} ${smallest.bad}`);
    places.push({ pairs });
  }
  return places;
};
