export { HistoryError, type HistoryErrorCode } from './history-error.ts';
export type { ChangedFile, FileVersion } from './git/changed-file.ts';
export { diffCommits, diffIndex, diffWorkingTree, isInWorkingTree, listFiles } from './git/diff.ts';
export { landedCommits, type Commit, type CommitQuery } from './git/landed-commits.ts';
export { decodeText, readBlobs, type BlobReader } from './git/read-blobs.ts';
export { openRepository, type Repository } from './git/repository.ts';
export { currentBranch, findBase, findCommit, mergeBase, requireCommit, type Base } from './git/revision.ts';
export { runGit, type Environment, type GitAnswer, type GitOptions } from './git/run-git.ts';
export { changedLines, linesOf, touchesNew, type LineChange } from './lines/changed-lines.ts';
