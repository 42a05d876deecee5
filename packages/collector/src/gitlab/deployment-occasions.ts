import type { Occasion } from '../forge/occasion.ts';
import { objectOf, textOf, type JsonObject } from '../json/json-access.ts';
import { hasFailed, idOf, timeOf } from './gitlab-names.ts';

interface Deployment {
  /** Unique in an instance. */
  readonly id: string | undefined;
  readonly status: unknown;
  readonly environment: unknown;
  readonly cause: string | undefined;
  readonly time: readonly unknown[];
  readonly commit: string | undefined;
  readonly branch: string | undefined;
}

const deploymentOccasion = (deployment: Deployment): Occasion | undefined => {
  const failed = hasFailed(deployment.status);
  if (failed === undefined) return undefined;
  const { id, cause, commit, branch } = deployment;
  const environment = textOf(deployment.environment) ?? 'unknown environment';
  const time = timeOf(...deployment.time);
  return {
    kind: 'deployment',
    identity: id === undefined ? [] : ['deployment', id],
    scope: `gitlab:deployment:${environment}`,
    time,
    commit,
    branch,
    findings: [],
    failure: failed ? { issueType: 'deployment_failure', environment, cause, time } : undefined,
  };
};

/** Which job failed, and why where GitLab knows. */
const causeOf = (job: JsonObject): string | undefined => {
  const name = textOf(job['name']);
  const reason = textOf(job['failure_reason']);
  return name === undefined ? reason : `${name}: ${reason ?? textOf(job['status']) ?? 'failed'}`;
};

/** A deployment of the REST API. */
export const restDeployment = (deployment: JsonObject): Occasion | undefined =>
  deploymentOccasion({
    id: idOf(deployment['id']),
    status: deployment['status'],
    environment: objectOf(deployment['environment'])['name'],
    cause: causeOf(objectOf(deployment['deployable'])),
    time: [deployment['updated_at'], deployment['created_at']],
    commit: textOf(deployment['sha']),
    branch: textOf(deployment['ref']),
  });

/** A deployment as a webhook delivers it. */
export const deliveredDeployment = (payload: JsonObject): Occasion | undefined =>
  deploymentOccasion({
    id: idOf(payload['deployment_id']),
    status: payload['status'],
    environment: payload['environment'],
    cause: undefined,
    time: [payload['status_changed_at']],
    commit: /\/commit\/([0-9a-f]{7,64})$/.exec(textOf(payload['commit_url']) ?? '')?.[1],
    branch: textOf(payload['ref']),
  });
