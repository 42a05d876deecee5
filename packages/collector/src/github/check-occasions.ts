import type { Severity } from '@feedback/schema';
import type { ReportedFinding } from '../findings/reported-finding.ts';
import type { Occasion } from '../forge/occasion.ts';
import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { idOf, repositoryOf, timeOf } from './github-names.ts';

/**
 * What a conclusion says. The others (`cancelled`, `skipped`, `stale`, `action_required` and none) say that nobody knows: the
 * check didn't run to its end, so it could neither find nor miss anything.
 */
const FAILED: ReadonlyMap<string, boolean> = new Map([
  ['success', false],
  ['neutral', false],
  ['failure', true],
  ['error', true],
  ['timed_out', true],
  ['startup_failure', true],
]);

const LEVELS: ReadonlyMap<string, Severity> = new Map([
  ['failure', 'high'],
  ['warning', 'medium'],
  ['notice', 'low'],
]);

/** Stands for the runner where an annotation is about no file. */
const NO_FILE = '.github';

/** One annotation of a check. */
const annotationFinding = (annotation: JsonObject): ReportedFinding => {
  const path = textOf(annotation['path']);
  const title = textOf(annotation['title']);
  const isPlaced = path !== NO_FILE;
  const message = textOf(annotation['message'])?.trim() ?? title;
  return {
    issueType: title ?? 'annotation',
    severity: LEVELS.get(textOf(annotation['annotation_level']) ?? '') ?? 'medium',
    message,
    path: isPlaced ? path : undefined,
    line: isPlaced ? wholeOf(annotation['start_line'], 1) : undefined,
    record: ['annotation', title ?? '', path ?? '', message ?? ''],
  };
};

interface Check {
  readonly object: JsonObject;
  /** What kind of id the object has. */
  readonly numbered: 'check' | 'workflow' | 'status';
  /** Which attempt at the same id it was. */
  readonly attempt?: string;
  /** What the work is called that later checks repeat. */
  readonly name: string;
  readonly issueType: string;
  readonly conclusion: unknown;
  readonly message: string;
  readonly annotations?: readonly JsonObject[];
  readonly tool?: string | undefined;
  readonly commit?: string | undefined;
  readonly branch?: string | undefined;
}

/** A check that came to an end. Its annotations are its findings; a failing one without any is a finding itself. */
const checkOccasion = (check: Check): Occasion | undefined => {
  const { object, numbered, attempt, name, tool, commit, branch } = check;
  const failed = FAILED.get(textOf(check.conclusion) ?? '');
  if (failed === undefined) return undefined;
  const repository = repositoryOf(object);
  const id = idOf(object);
  const annotated = (check.annotations ?? []).map(annotationFinding);
  const itself: ReportedFinding = {
    issueType: check.issueType,
    severity: 'high',
    ruleId: name,
    message: check.message,
    record: ['failed'],
  };
  return {
    kind: 'scan',
    identity: id === undefined ? [] : [repository, numbered, id, ...(attempt === undefined ? [] : [attempt])],
    scope: `github:check:${repository}:${name}`,
    tool,
    time: timeOf(object['completed_at'], object['updated_at'], object['started_at'], object['created_at']),
    commit,
    branch,
    findings: failed && annotated.length === 0 ? [itself] : annotated,
  };
};

const failureText = (name: string, conclusion: unknown, ...details: readonly unknown[]): string =>
  [`${name}: ${textOf(conclusion) ?? ''}`, ...details.map((detail) => textOf(detail)?.trim())]
    .filter((part) => part !== undefined)
    .join('\n');

/** A check run. Jobs of workflows are check runs too, with the same id. */
export const checkRun = (object: JsonObject): Occasion | undefined => {
  const { conclusion } = object;
  const name = textOf(object['name']) ?? 'check';
  const output = objectOf(object['output']);
  return checkOccasion({
    object,
    numbered: 'check',
    name,
    issueType: 'failed check',
    conclusion,
    message: failureText(name, conclusion, output['title'], output['summary']),
    annotations: listOf(output['annotations'] ?? object['annotations']).map(objectOf),
    tool: textOf(objectOf(object['app'])['slug']),
    commit: textOf(object['head_sha']),
    branch: textOf(objectOf(object['check_suite'])['head_branch']),
  });
};

const failedSteps = (job: JsonObject): readonly string[] =>
  listOf(job['steps'])
    .map(objectOf)
    .filter((step) => FAILED.get(textOf(step['conclusion']) ?? '') === true)
    .map((step) => `step "${textOf(step['name']) ?? ''}": ${textOf(step['conclusion']) ?? ''}`);

/** A job of a workflow; the steps that failed are its message. */
export const workflowJob = (object: JsonObject): Occasion | undefined => {
  const { conclusion } = object;
  const name = [textOf(object['workflow_name']), textOf(object['name']) ?? 'job']
    .filter((part) => part !== undefined)
    .join(' / ');
  return checkOccasion({
    object,
    numbered: 'check',
    name,
    issueType: 'failed job',
    conclusion,
    message: failureText(name, conclusion, ...failedSteps(object)),
    tool: 'github-actions',
    commit: textOf(object['head_sha']),
    branch: textOf(object['head_branch']),
  });
};

/** A run of a workflow; each attempt is one. */
export const workflowRun = (object: JsonObject, around: JsonObject = {}): Occasion | undefined => {
  const { conclusion } = object;
  const name =
    textOf(object['name']) ??
    textOf(objectOf(around['workflow'])['name']) ??
    textOf(object['path']) ??
    'workflow';
  return checkOccasion({
    object,
    numbered: 'workflow',
    attempt: String(wholeOf(object['run_attempt']) ?? 1),
    name,
    issueType: 'failed workflow',
    conclusion,
    message: failureText(name, conclusion),
    tool: 'github-actions',
    commit: textOf(object['head_sha']),
    branch: textOf(object['head_branch']),
  });
};

/** The status of a commit, which services set that are no GitHub app. */
export const commitStatus = (object: JsonObject): Occasion | undefined => {
  const { state } = object;
  const name = textOf(object['context']) ?? 'status';
  return checkOccasion({
    object,
    numbered: 'status',
    name,
    issueType: 'failed status',
    conclusion: state,
    message: failureText(name, state, object['description']),
    commit: textOf(object['sha']),
  });
};

/** Annotations of a check in a list of their own, which does not say which check. */
export const annotations = (objects: readonly JsonObject[]): Occasion => ({
  kind: 'scan',
  identity: [],
  scope: 'github:annotations',
  findings: objects.map(annotationFinding),
});
