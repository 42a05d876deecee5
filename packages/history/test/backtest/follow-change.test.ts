import { expect, test } from 'vitest';
import { followChange } from '../../src/backtest/follow-change.ts';
import { isLivedWith, type Followed, type Match } from '../../src/backtest/sighting.ts';
import { changedLines, linesOf } from '../../src/lines/changed-lines.ts';

/** A rule that finds `bad(` wherever it stands. */
const matchesIn = (text: string): Match[] =>
  linesOf(text).flatMap((line, index) =>
    line.includes('bad(')
      ? [
          {
            pattern: 'p',
            line: index + 1,
            endLine: index + 1,
            column: line.indexOf('bad(') + 1,
            text: line.trim(),
          },
        ]
      : [],
  );

const SIGHTING = { pattern: 'p', isIntroduced: false, since: 0, changes: 0, near: 0, edits: 0 };

const follow = (before: string, after: string, isSilent = false) => {
  const old: Followed[] = matchesIn(before).map((match) => ({ match, sighting: SIGHTING }));
  const now = isSilent ? [] : matchesIn(after);
  const { survived, ended, introduced } = followChange(old, now, changedLines(before, after), linesOf(after));
  return {
    survived: survived.map(({ match, sighting }) => [match.line, sighting.near, sighting.edits]),
    ended: ended.map(({ match, how }) => [match.line, how]),
    introduced: introduced.map(({ line }) => line),
  };
};

const filler = (count: number): string => Array.from({ length: count }, (_, at) => `x${at}\n`).join('');

test('follows a match to its new line', () => {
  expect(follow('bad(a)\n', `${filler(3)}bad(a)\n`)).toEqual({
    survived: [[4, 1, 0]],
    ended: [],
    introduced: [],
  });
});

test('calls code repaired that something like it has replaced', () => {
  expect(follow('y = bad(a, b)\n', 'y = good(a, b)\n').ended).toEqual([[1, 'repaired']]);
});

test('calls code repaired whose surroundings changed so that it matches no more', () => {
  expect(follow('bad(a)\n', 'if a:\nbad(a)\n', true).ended).toEqual([[2 - 1, 'repaired']]);
});

test('does not call code repaired that is gone, or has made room for other code', () => {
  expect(follow('bad(a)\nx\n', 'x\n').ended).toEqual([[1, 'removed']]);
  expect(follow('y = bad(a, b)\n', 'return quite.another(thing)\n').ended).toEqual([[1, 'removed']]);
});

test('knows a match again on lines that were changed', () => {
  expect(follow('y = bad(a)\n', 'y = bad(a, b)\n').survived).toEqual([[1, 1, 1]]);
});

test('does not call it an edit when code was only indented', () => {
  expect(follow('bad(a)\n', 'if a:\n    bad(a)\n').survived).toEqual([[2, 1, 0]]);
});

test('tells new matches from old ones', () => {
  expect(follow('bad(a)\n', 'bad(a)\nbad(b)\n')).toEqual({
    survived: [[1, 1, 0]],
    ended: [],
    introduced: [2],
  });
});

test('counts a change as near within ten lines', () => {
  const far = follow(`bad(a)\n${filler(30)}`, `bad(a)\n${filler(30)}z\n`);
  expect(far.survived).toEqual([[1, 0, 0]]);
});

test('says that people live with what they edit, see often, or leave for long', () => {
  const year = 365 * 86_400;
  expect(isLivedWith({ ...SIGHTING, edits: 1 }, 0)).toBe(true);
  expect(isLivedWith({ ...SIGHTING, near: 3 }, 0)).toBe(true);
  expect(isLivedWith({ ...SIGHTING, changes: 3 }, year)).toBe(true);
  expect(isLivedWith({ ...SIGHTING, changes: 3 }, year - 1)).toBe(false);
  expect(isLivedWith({ ...SIGHTING, changes: 2, near: 2 }, 9 * year)).toBe(false);
});
