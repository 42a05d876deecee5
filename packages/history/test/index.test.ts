import { expect, it } from 'vitest';
import * as history from '../src/index.ts';

it('exports exactly these names', () => {
  expect(Object.keys(history).toSorted()).toMatchInlineSnapshot(`
    [
      "HistoryError",
      "backtest",
      "boundedText",
      "candidateRules",
      "changedLines",
      "chooseRule",
      "currentBranch",
      "decodeText",
      "describeEdit",
      "describeRefactoring",
      "describeRepair",
      "diffCommits",
      "diffIndex",
      "diffWorkingTree",
      "findBase",
      "findCommit",
      "isInWorkingTree",
      "isNoisy",
      "landedCommits",
      "linesOf",
      "listFiles",
      "mergeBase",
      "nameOfRepair",
      "openRepository",
      "readBlobs",
      "readRepair",
      "repairPlaces",
      "requireCommit",
      "requireRange",
      "runGit",
      "severityOfRepair",
      "touchesNew",
    ]
  `);
});
