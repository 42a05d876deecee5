export { backtest, type Backtest, type BacktestOptions } from './backtest/backtest.ts';
export { type BacktestResult } from './backtest/backtest-result.ts';
export type { ChangedFile } from './git/changed-file.ts';
export { diffCommits, diffIndex, diffWorkingTree, isInWorkingTree, listFiles } from './git/diff.ts';
export { landedCommits, type Commit, type CommitQuery } from './git/landed-commits.ts';
export { decodeText, readBlobs, type BlobReader } from './git/read-blobs.ts';
export { openRepository, type Repository } from './git/repository.ts';
export {
  currentBranch,
  findBase,
  findCommit,
  mergeBase,
  requireCommit,
  requireRange,
  type Base,
  type CommitRange,
} from './git/revision.ts';
export { runGit, type GitAnswer, type GitOptions } from './git/run-git.ts';
export { HistoryError, type HistoryErrorCode } from './history-error.ts';
export { changedLines, linesOf, touchesNew, type LineChange } from './lines/changed-lines.ts';
export { describeEdit, type Mistake } from './repair/describe-edit.ts';
export { describeRefactoring } from './repair/describe-refactoring.ts';
export { boundedText, describeRepair, nameOfRepair, severityOfRepair } from './repair/describe-repair.ts';
export { candidateRules, type CandidateRule, type Candidates } from './repair/candidate-rules.ts';
export { chooseRule, isNoisy, type LearnedRule, type Sighted } from './repair/choose-rule.ts';
export type { RuleSubject } from './repair/judge-rule.ts';
export type { Refactoring } from './repair/refactoring.ts';
export { readRepair, type Repair, type RepairSource } from './repair/read-repair.ts';
export { repairPlaces, type RepairPair, type RepairPlace } from './repair/repair-pairs.ts';
