import { expect, it } from 'vitest';
import * as history from '../src/index.ts';

it('exports exactly these names', () => {
  expect(Object.keys(history).toSorted()).toMatchInlineSnapshot(`
    [
      "HistoryError",
      "changedLines",
      "currentBranch",
      "decodeText",
      "diffCommits",
      "diffIndex",
      "diffWorkingTree",
      "findBase",
      "findCommit",
      "isInWorkingTree",
      "landedCommits",
      "linesOf",
      "listFiles",
      "mergeBase",
      "openRepository",
      "readBlobs",
      "requireCommit",
      "runGit",
      "touchesNew",
    ]
  `);
});
