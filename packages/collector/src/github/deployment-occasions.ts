import type { Occasion } from '../forge/occasion.ts';
import { objectOf, textOf, type JsonObject } from '../json/json-access.ts';
import { idOf, repositoryOf, timeOf } from './github-names.ts';

/** States that end a deployment, with what went wrong. `inactive` only says that a later one took its place. */
const ISSUES: ReadonlyMap<string, string | undefined> = new Map([
  ['success', undefined],
  ['failure', 'deployment_failure'],
  ['error', 'deployment_error'],
]);

const DEPLOYMENT = /\/deployments\/(\d+)$/;

const deploymentIdOf = (status: JsonObject, deployment: JsonObject): string | undefined =>
  idOf(deployment) ?? DEPLOYMENT.exec(textOf(status['deployment_url']) ?? '')?.[1];

/** A status of a deployment. Each deployment is one occasion, whatever number of statuses it went through. */
export const deploymentStatus = (status: JsonObject, around: JsonObject = {}): Occasion | undefined => {
  const state = textOf(status['state']) ?? '';
  if (!ISSUES.has(state)) return undefined;
  const deployment = objectOf(around['deployment']);
  const repository = repositoryOf(status);
  const id = deploymentIdOf(status, deployment);
  const environment = textOf(status['environment']) ?? textOf(deployment['environment']) ?? 'production';
  const issueType = ISSUES.get(state);
  const time = timeOf(status['created_at']);
  const cause = textOf(status['description']);
  return {
    kind: 'deployment',
    identity: id === undefined ? [] : [repository, 'deployment', id],
    scope: `github:deployment:${repository}:${environment}`,
    time,
    commit: textOf(deployment['sha']),
    branch: textOf(deployment['ref']),
    findings: [],
    failure: issueType === undefined ? undefined : { issueType, environment, cause, time },
  };
};
