import { diffArrays } from 'diff';

/** A stretch of lines that was replaced. Lines count from 1; with no lines, the place is before that line. */
export interface LineChange {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
}

/** Beyond so many insertions and deletions the stretch counts as replaced as a whole. */
const MOST_EDITS = 2_000;

/** Lines without their ends: how lines end is no change, as git may convert that on its way to the working tree. */
export const linesOf = (text: string): readonly string[] =>
  (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n').map((line) => line.replace(/\r$/, ''));

const commonStart = (a: readonly string[], b: readonly string[]): number => {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a[count] === b[count]) count += 1;
  return count;
};

const commonEnd = (a: readonly string[], b: readonly string[], start: number): number => {
  const most = Math.min(a.length, b.length) - start;
  let count = 0;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1;
  return count;
};

interface Part {
  readonly added: boolean;
  readonly removed: boolean;
  readonly count: number;
}

/** What was removed and added next to each other is one change. */
const joinParts = (parts: readonly Part[], start: number): readonly LineChange[] => {
  const changes: LineChange[] = [];
  let [oldStart, newStart] = [start, start];
  let [oldLines, newLines] = [0, 0];
  const close = (): void => {
    if (oldLines + newLines > 0) changes.push({ oldStart, oldLines, newStart, newLines });
    [oldStart, newStart] = [oldStart + oldLines, newStart + newLines];
    [oldLines, newLines] = [0, 0];
  };
  for (const { added, removed, count } of parts) {
    if (removed) oldLines += count;
    else if (added) newLines += count;
    else {
      close();
      [oldStart, newStart] = [oldStart + count, newStart + count];
    }
  }
  close();
  return changes;
};

/** The lines that differ between two versions of a file, in order; none when only line ends differ. */
export const changedLines = (before: string, after: string): readonly LineChange[] => {
  if (before === after) return [];
  const [a, b] = [before === '' ? [] : linesOf(before), after === '' ? [] : linesOf(after)];
  const same = commonStart(a, b);
  const end = commonEnd(a, b, same);
  const [old, now] = [a.slice(same, a.length - end), b.slice(same, b.length - end)];
  if (old.length === 0 && now.length === 0) return [];
  const start = same + 1;
  const whole = { oldStart: start, oldLines: old.length, newStart: start, newLines: now.length };
  if (old.length === 0 || now.length === 0) return [whole];
  const parts = diffArrays(old, now, { maxEditLength: MOST_EDITS });
  return parts === undefined ? [whole] : joinParts(parts, start);
};

/** Whether any of the lines from `first` to `last` of the new version is changed, or lines between them are gone. */
export const touchesNew = (changes: readonly LineChange[], first: number, last: number): boolean =>
  changes.some(({ newStart, newLines }) =>
    newLines > 0
      ? newStart <= last && newStart + newLines - 1 >= first
      : newStart > first && newStart <= last,
  );
