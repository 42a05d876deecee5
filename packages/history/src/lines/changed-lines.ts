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

/** The lines that differ between two versions of a file, in order; none when only line ends differ. */
export const changedLines = (before: string, after: string): readonly LineChange[] => {
  if (before === after) return [];
  const [a, b] = [before === '' ? [] : linesOf(before), after === '' ? [] : linesOf(after)];
  const start = commonStart(a, b);
  const end = commonEnd(a, b, start);
  const [middleA, middleB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (middleA.length === 0 && middleB.length === 0) return [];
  const whole: LineChange = {
    oldStart: start + 1,
    oldLines: middleA.length,
    newStart: start + 1,
    newLines: middleB.length,
  };
  if (middleA.length === 0 || middleB.length === 0) return [whole];
  const parts = diffArrays([...middleA], [...middleB], { maxEditLength: MOST_EDITS });
  if (parts === undefined) return [whole];
  const changes: LineChange[] = [];
  let [oldStart, newStart] = [whole.oldStart, whole.newStart];
  let open: { -readonly [Key in keyof LineChange]: number } | undefined;
  for (const { added, removed, count } of parts) {
    if (!added && !removed) {
      if (open) changes.push(open);
      open = undefined;
      oldStart += count;
      newStart += count;
      continue;
    }
    open ??= { oldStart, oldLines: 0, newStart, newLines: 0 };
    if (removed) {
      open.oldLines += count;
      oldStart += count;
    } else {
      open.newLines += count;
      newStart += count;
    }
  }
  if (open) changes.push(open);
  return changes;
};

/** Whether any of the lines from `first` to `last` of the new version is changed, or lines between them are gone. */
export const touchesNew = (changes: readonly LineChange[], first: number, last: number): boolean =>
  changes.some(({ newStart, newLines }) =>
    newLines > 0
      ? newStart <= last && newStart + newLines - 1 >= first
      : newStart > first && newStart <= last,
  );
