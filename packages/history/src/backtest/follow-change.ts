import type { LineChange } from '../lines/changed-lines.ts';
import { NEAR_LINES, type Followed, type Match, type Sighting } from './sighting.ts';

/** How a match ended: its code was repaired, or it went with its code. */
export type Ending = 'repaired' | 'removed';

/** What one change of a file did to the matches in it. */
export interface FollowedChange {
  readonly survived: readonly Followed[];
  readonly ended: readonly (Followed & { readonly how: Ending })[];
  readonly introduced: readonly Match[];
}

const isTouched = ({ oldStart, oldLines }: LineChange, { line, endLine }: Match): boolean =>
  oldLines > 0
    ? oldStart <= endLine && oldStart + oldLines - 1 >= line
    : oldStart > line && oldStart <= endLine;

const isNear = ({ oldStart, oldLines }: LineChange, { line, endLine }: Match): boolean =>
  oldStart - NEAR_LINES <= endLine && oldStart + oldLines + NEAR_LINES > line;

/** The line in the new version of an old line that no change touches. */
const movedLine = (line: number, changes: readonly LineChange[]): number =>
  changes
    .filter(({ oldStart, oldLines }) => oldStart + oldLines <= line)
    .reduce((at, { oldLines, newLines }) => at + newLines - oldLines, line);

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

/** From this share of its words on, code that took another's place is that code, repaired. */
const SAME_CODE = 0.5;

/** The share of words of a text that another has too, each as often as it stands there. */
const sharedWords = (text: string, other: string): number => {
  const left = Map.groupBy(wordsOf(other), (word) => word);
  const words = wordsOf(text);
  const shared = words.filter((word) => left.get(word)?.pop() !== undefined);
  return words.length === 0 ? 0 : shared.length / words.length;
};

/**
 * Code that was replaced by something like it was repaired; what is gone, or has made room for other code, says nothing. A match of
 * which some lines stay was repaired in any case.
 */
const endingOf = (match: Match, touching: readonly LineChange[], newLines: readonly string[]): Ending => {
  const isWhole = touching.some(
    ({ oldStart, oldLines }) => oldStart <= match.line && oldStart + oldLines > match.endLine,
  );
  if (!isWhole) return 'repaired';
  const added = touching.flatMap((change) =>
    newLines.slice(change.newStart - 1, change.newStart - 1 + change.newLines),
  );
  return sharedWords(match.text, added.join('\n')) >= SAME_CODE ? 'repaired' : 'removed';
};

/** The new matches that no old one has been found to be. */
const createPool = (matches: readonly Match[]) => {
  const free = new Set(matches);
  return {
    take: (wanted: (match: Match) => boolean): Match | undefined => {
      const found = [...free].find(wanted);
      if (found !== undefined) free.delete(found);
      return found;
    },
    rest: (): readonly Match[] => [...free],
  };
};

const survivor = (match: Match, before: Followed, changes: readonly LineChange[], edits: 0 | 1): Followed => {
  const { sighting } = before;
  const near = changes.some((change) => isNear(change, before.match)) ? 1 : 0;
  const next: Sighting = {
    ...sighting,
    changes: sighting.changes + 1,
    near: sighting.near + near,
    edits: sighting.edits + edits,
  };
  return { match, sighting: next };
};

/**
 * Follows matches over a change of their file. One on lines that stay is the match at the same place afterwards; without any there,
 * the code around it was repaired. One on changed lines is a match among the lines that took their place, else it has ended.
 */
export const followChange = (
  before: readonly Followed[],
  after: readonly Match[],
  changes: readonly LineChange[],
  newLines: readonly string[],
): FollowedChange => {
  const pool = createPool(after);
  const survived: Followed[] = [];
  const ended: (Followed & { how: Ending })[] = [];
  const touched: { followed: Followed; touching: readonly LineChange[] }[] = [];
  for (const followed of before) {
    const { match } = followed;
    const touching = changes.filter((change) => isTouched(change, match));
    if (touching.length > 0) {
      touched.push({ followed, touching });
      continue;
    }
    const line = movedLine(match.line, changes);
    const same = pool.take(
      (other) => other.pattern === match.pattern && other.line === line && other.column === match.column,
    );
    if (same === undefined) ended.push({ ...followed, how: 'repaired' });
    else survived.push(survivor(same, followed, changes, 0));
  }
  for (const { followed, touching } of touched) {
    const { match } = followed;
    const isThere = (other: Match): boolean =>
      other.pattern === match.pattern &&
      touching.some(
        ({ newStart, newLines: count }) =>
          newStart <= other.endLine && newStart + Math.max(1, count) > other.line,
      );
    const again = pool.take((other) => isThere(other) && other.text === match.text) ?? pool.take(isThere);
    if (again === undefined) ended.push({ ...followed, how: endingOf(match, touching, newLines) });
    // Its lines may only have been indented.
    else survived.push(survivor(again, followed, changes, again.text === match.text ? 0 : 1));
  }
  return { survived, ended, introduced: pool.rest() };
};
