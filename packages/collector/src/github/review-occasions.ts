import type { ReportedFinding } from '../findings/reported-finding.ts';
import type { Occasion } from '../forge/occasion.ts';
import { readRemark } from '../forge/remark.ts';
import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { authorTool, idOf, repositoryOf, timeOf } from './github-names.ts';

const PULL_REQUEST = /\/pulls\/(\d+)$/;

const pullRequestOf = (object: JsonObject): string | undefined =>
  PULL_REQUEST.exec(textOf(object['pull_request_url']) ?? textOf(object['url']) ?? '')?.[1];

/** The occasion of all that is said about one pull request. */
const pullRequestOccasion = (about: JsonObject, findings: readonly ReportedFinding[]): Occasion => {
  const repository = repositoryOf(about);
  const number = pullRequestOf(about);
  return {
    kind: 'review',
    identity: number === undefined ? [] : [repository, 'pull', number],
    scope: `github:review:${repository}`,
    time: timeOf(about['created_at'], about['submitted_at']),
    commit: textOf(about['commit_id']),
    findings,
  };
};

/** A comment on lines that were changed since stands beside no line of the newest version. */
const isOutdated = (comment: JsonObject): boolean =>
  comment['position'] === null && (comment['original_position'] ?? null) !== null;

const lineOf = (comment: JsonObject): number | undefined =>
  ['start_line', 'line', 'original_start_line', 'original_line']
    .map((name) => wholeOf(comment[name], 1))
    .find((line) => line !== undefined);

const commentFinding = (comment: JsonObject, isResolved: boolean): ReportedFinding | undefined => {
  const remark = readRemark(comment['body']);
  // An answer belongs to what it answers.
  if (remark === undefined || (comment['in_reply_to_id'] ?? null) !== null) return undefined;
  const id = idOf(comment);
  return {
    ...remark,
    path: textOf(comment['path']),
    line: lineOf(comment),
    tool: authorTool(comment),
    time: timeOf(comment['created_at']),
    record: id === undefined ? undefined : ['comment', id],
    extra: {
      ...(isOutdated(comment) ? { outdated: true } : {}),
      ...(isResolved ? { resolved: true } : {}),
    },
  };
};

const presentOf = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);

/** A comment on lines of a pull request; what was withdrawn is none. */
export const reviewComment = (comment: JsonObject, around: JsonObject = {}): Occasion =>
  pullRequestOccasion(
    comment,
    around['action'] === 'deleted' ? [] : presentOf(commentFinding(comment, false)),
  );

/** A thread of comments on lines of a pull request that was resolved or taken up again. */
export const reviewThread = (thread: JsonObject, around: JsonObject): Occasion | undefined => {
  const comments = listOf(thread['comments']).map(objectOf);
  const [first] = comments;
  if (first === undefined) return undefined;
  const resolved = around['action'] === 'resolved';
  return pullRequestOccasion(
    first,
    comments.flatMap((comment) => presentOf(commentFinding(comment, resolved))),
  );
};

/** Only a review that asks for changes says with its own text that something is wrong; others are covers of their comments. */
const reviewFinding = (review: JsonObject): ReportedFinding | undefined => {
  if (textOf(review['state'])?.toLowerCase() !== 'changes_requested') return undefined;
  const remark = readRemark(review['body']);
  const id = idOf(review);
  return remark === undefined
    ? undefined
    : {
        ...remark,
        issueType: 'changes requested',
        severity: 'high',
        tool: authorTool(review),
        time: timeOf(review['submitted_at']),
        record: id === undefined ? undefined : ['review', id],
      };
};

/** A review as a whole; a pending one was not given yet. */
export const review = (given: JsonObject): Occasion | undefined =>
  textOf(given['state'])?.toLowerCase() === 'pending'
    ? undefined
    : pullRequestOccasion(given, presentOf(reviewFinding(given)));

/** A pull request that was merged: it was open to review, whether anybody found something or not. */
export const mergedPullRequest = (pullRequest: JsonObject, around: JsonObject): Occasion | undefined => {
  if (around['action'] !== 'closed' || pullRequest['merged'] !== true) return undefined;
  const commit = textOf(objectOf(pullRequest['head'])['sha']);
  return { ...pullRequestOccasion(pullRequest, []), time: timeOf(pullRequest['merged_at']), commit };
};

/** A comment on a commit; without a file it is talk. */
export const commitComment = (comment: JsonObject, around: JsonObject = {}): Occasion | undefined => {
  const commit = textOf(comment['commit_id']);
  if (commit === undefined || textOf(comment['path']) === undefined) return undefined;
  const repository = repositoryOf(comment);
  return {
    kind: 'review',
    identity: [repository, 'commit', commit],
    scope: `github:review:${repository}`,
    time: timeOf(comment['created_at']),
    commit,
    findings: around['action'] === 'deleted' ? [] : presentOf(commentFinding(comment, false)),
  };
};

/** A comment that was delivered: on lines of a pull request, on a commit, or on something else that is no code. */
export const deliveredComment = (comment: JsonObject, around: JsonObject): Occasion | undefined => {
  if (around['pull_request'] !== undefined) return reviewComment(comment, around);
  return around['issue'] === undefined ? commitComment(comment, around) : undefined;
};
