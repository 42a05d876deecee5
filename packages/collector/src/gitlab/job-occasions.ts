import type { Occasion } from '../forge/occasion.ts';
import { objectOf, textOf, type JsonObject } from '../json/json-access.ts';
import { hasFailed, idOf, timeOf } from './gitlab-names.ts';

interface Job {
  readonly id: string | undefined;
  readonly project: string;
  readonly name: string;
  readonly status: unknown;
  /** Its pipeline passes even so; somebody decided that it is no mistake. */
  readonly mayFail: boolean;
  readonly reason: string | undefined;
  readonly time: readonly unknown[];
  readonly commit: string | undefined;
  readonly branch: string | undefined;
}

const jobOccasion = (job: Job): Occasion | undefined => {
  const failed = hasFailed(job.status);
  if (failed === undefined) return undefined;
  const { project, name, commit, branch } = job;
  const finding = {
    issueType: 'failed job',
    severity: 'high' as const,
    ruleId: name,
    message: [`${name}: failed`, job.reason].filter((part) => part !== undefined).join('\n'),
    record: ['failed'],
    fallen: job.mayFail,
  };
  return {
    kind: 'scan',
    identity: job.id === undefined ? [] : ['job', project, job.id],
    scope: `gitlab:job:${project}:${name}`,
    time: timeOf(...job.time),
    commit,
    branch,
    findings: failed ? [finding] : [],
  };
};

const nameOf = (stage: unknown, name: unknown): string =>
  [textOf(stage), textOf(name) ?? 'job'].filter((part) => part !== undefined).join(' / ');

/** A job of the REST API. */
export const restJob = (job: JsonObject): Occasion | undefined =>
  jobOccasion({
    id: idOf(job['id']),
    project: idOf(objectOf(job['pipeline'])['project_id']) ?? '',
    name: nameOf(job['stage'], job['name']),
    status: job['status'],
    mayFail: job['allow_failure'] === true,
    reason: textOf(job['failure_reason']),
    time: [job['finished_at'], job['created_at']],
    commit: textOf(objectOf(job['commit'])['id']),
    branch: textOf(job['ref']),
  });

/** A job as a webhook delivers it. */
export const deliveredJob = (payload: JsonObject): Occasion | undefined =>
  jobOccasion({
    id: idOf(payload['build_id']),
    project: idOf(payload['project_id']) ?? '',
    name: nameOf(payload['build_stage'], payload['build_name']),
    status: payload['build_status'],
    mayFail: payload['build_allow_failure'] === true,
    reason: textOf(payload['build_failure_reason']),
    time: [payload['build_finished_at'], payload['build_created_at']],
    commit: textOf(payload['sha']),
    branch: textOf(payload['ref']),
  });
