import type { Occasion } from '../forge/occasion.ts';
import {
  isWhole,
  keysOf,
  objectsIn,
  tellOf,
  type Has,
  type ObjectTable,
  type Tell,
} from '../forge/told-objects.ts';
import { listOf, objectOf, type JsonObject } from '../json/json-access.ts';
import { codeScanningAlert } from './alert-occasion.ts';
import { annotations, checkRun, commitStatus, workflowJob, workflowRun } from './check-occasions.ts';
import { deploymentStatus } from './deployment-occasions.ts';
import {
  commitComment,
  deliveredComment,
  mergedPullRequest,
  review,
  reviewComment,
  reviewThread,
} from './review-occasions.ts';

const nothing: Tell = () => undefined;

/**
 * What the payload of a webhook is about, by its key. The first that is there decides: a deployment brings the workflow that made
 * it, a comment its pull request.
 */
const DELIVERIES: readonly (readonly [string, Tell])[] = [
  ['deployment_status', deploymentStatus],
  ['deployment', nothing],
  ['thread', reviewThread],
  ['comment', deliveredComment],
  ['review', review],
  ['check_run', checkRun],
  ['workflow_job', workflowJob],
  ['workflow_run', workflowRun],
  ['alert', codeScanningAlert],
  ['pull_request', mergedPullRequest],
];

/** What an object of the REST API is, by keys that it alone has all of. */
const OBJECTS: ObjectTable = [
  [['diff_hunk', 'path', 'body'], reviewComment],
  [['pull_request_url', 'submitted_at', 'state'], review],
  [['run_id', 'run_url', 'steps'], workflowJob],
  [['workflow_id', 'run_number', 'head_sha'], workflowRun],
  [['check_suite', 'conclusion', 'head_sha'], checkRun],
  [['deployment_url', 'state', 'environment'], deploymentStatus],
  [['most_recent_instance', 'rule', 'tool'], codeScanningAlert],
  [['commit_id', 'path', 'position', 'body'], commitComment],
  [['context', 'state', 'target_url', 'description'], commitStatus],
];

const ANNOTATION = ['annotation_level', 'path', 'message'] as const;

/** Lists that the REST API wraps with their length. */
const WRAPPED = ['check_runs', 'jobs', 'workflow_runs'] as const;

/** Whether an object with such keys is one of the REST API that says something. */
export const isGithubObject = (has: Has): boolean =>
  isWhole(ANNOTATION, has) ||
  tellOf(OBJECTS, has) !== undefined ||
  (has('total_count') && WRAPPED.some((name) => has(name)));

/** Whether an object with such keys is the payload of a webhook, also of one that says nothing here. */
export const isGithubDelivery = (has: Has): boolean =>
  (has('sender') && has('repository')) ||
  (has('action') && has('repository') && DELIVERIES.some(([key]) => has(key)));

const told = (object: JsonObject): Occasion | undefined => {
  const tell = tellOf(OBJECTS, keysOf(object));
  if (tell !== undefined) return tell(object, {});
  const delivery = DELIVERIES.find(([key]) => Object.keys(objectOf(object[key])).length > 0);
  return delivery?.[1](objectOf(object[delivery[0]]), object);
};

/** The objects of a document: one, a list, pages of lists, or a wrapped list. */
const objectsOf = (value: unknown): readonly JsonObject[] =>
  objectsIn(value)
    .map(objectOf)
    .flatMap((object) => {
      const wrapped = WRAPPED.filter((name) => Array.isArray(object[name]));
      return wrapped.length > 0 ? wrapped.flatMap((name) => listOf(object[name]).map(objectOf)) : [object];
    });

/** What a document of GitHub's tells of. */
export const githubOccasions = (value: unknown): readonly Occasion[] => {
  const objects = objectsOf(value);
  const annotated = objects.filter((object) => isWhole(ANNOTATION, keysOf(object)));
  if (annotated.length > 0) return [annotations(annotated)];
  return objects.flatMap((object) => told(object) ?? []);
};
