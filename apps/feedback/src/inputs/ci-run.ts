import type { OngoingRun } from '@feedback/collector';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Variables of which the first that is set speaks. */
type Choice = readonly string[];

/** What a provider of CI says about a job in its variables. */
interface Provider {
  readonly name: string;
  /** One of each must be set. */
  readonly needs: readonly Choice[];
  /** What tells this attempt of this job of this run from every other. */
  readonly identity: readonly string[];
  /** What the job is called in each run, with its place in a matrix. */
  readonly job: readonly string[];
  readonly commit: Choice;
  readonly branch: Choice;
}

/**
 * As each provider documents its variables. GitHub names neither the cell of a matrix nor the job's own id; the runner is the
 * nearest that it has. A retried job of GitLab, CircleCI, Buildkite and Azure has a new id, a rebuilt one of Jenkins a new number.
 *
 * - https://docs.github.com/actions/reference/workflows-and-actions/variables
 * - https://docs.gitlab.com/ci/variables/predefined_variables/
 * - https://circleci.com/docs/reference/variables/
 * - https://buildkite.com/docs/pipelines/configure/environment-variables
 * - https://learn.microsoft.com/azure/devops/pipelines/build/variables
 * - https://www.jenkins.io/doc/book/pipeline/jenkinsfile/#using-environment-variables
 */
const PROVIDERS: readonly Provider[] = [
  {
    name: 'github',
    needs: [['GITHUB_RUN_ID']],
    identity: [
      'GITHUB_SERVER_URL',
      'GITHUB_REPOSITORY',
      'GITHUB_RUN_ATTEMPT',
      'GITHUB_JOB',
      'RUNNER_OS',
      'RUNNER_ARCH',
      'RUNNER_NAME',
    ],
    job: ['GITHUB_WORKFLOW', 'GITHUB_JOB', 'RUNNER_OS', 'RUNNER_ARCH'],
    commit: ['GITHUB_SHA'],
    branch: ['GITHUB_HEAD_REF', 'GITHUB_REF_NAME'],
  },
  {
    name: 'gitlab',
    needs: [['GITLAB_CI'], ['CI_PIPELINE_ID']],
    identity: ['CI_SERVER_URL', 'CI_JOB_ID', 'CI_JOB_NAME'],
    job: ['CI_JOB_NAME'],
    commit: ['CI_COMMIT_SHA'],
    branch: ['CI_MERGE_REQUEST_SOURCE_BRANCH_NAME', 'CI_COMMIT_BRANCH', 'CI_COMMIT_REF_NAME'],
  },
  {
    name: 'circleci',
    needs: [['CIRCLE_WORKFLOW_ID']],
    identity: ['CIRCLE_WORKFLOW_JOB_ID', 'CIRCLE_JOB', 'CIRCLE_NODE_INDEX'],
    job: ['CIRCLE_JOB', 'CIRCLE_NODE_INDEX'],
    commit: ['CIRCLE_SHA1'],
    branch: ['CIRCLE_BRANCH'],
  },
  {
    name: 'buildkite',
    needs: [['BUILDKITE_BUILD_ID']],
    identity: ['BUILDKITE_STEP_ID', 'BUILDKITE_JOB_ID', 'BUILDKITE_PARALLEL_JOB', 'BUILDKITE_RETRY_COUNT'],
    job: ['BUILDKITE_PIPELINE_SLUG', 'BUILDKITE_STEP_KEY', 'BUILDKITE_LABEL', 'BUILDKITE_PARALLEL_JOB'],
    commit: ['BUILDKITE_COMMIT'],
    branch: ['BUILDKITE_BRANCH'],
  },
  {
    name: 'azure',
    needs: [['TF_BUILD'], ['BUILD_BUILDID']],
    identity: ['SYSTEM_COLLECTIONURI', 'SYSTEM_JOBID', 'SYSTEM_JOBATTEMPT', 'AGENT_JOBNAME'],
    job: ['BUILD_DEFINITIONNAME', 'SYSTEM_STAGENAME', 'SYSTEM_PHASENAME', 'SYSTEM_JOBNAME'],
    commit: ['BUILD_SOURCEVERSION'],
    branch: ['SYSTEM_PULLREQUEST_SOURCEBRANCH', 'BUILD_SOURCEBRANCH'],
  },
  {
    name: 'jenkins',
    needs: [
      ['JENKINS_URL', 'JENKINS_HOME'],
      ['BUILD_TAG', 'BUILD_URL'],
    ],
    identity: ['JOB_NAME', 'BUILD_NUMBER'],
    job: ['JOB_NAME'],
    commit: ['GIT_COMMIT'],
    branch: ['CHANGE_BRANCH', 'BRANCH_NAME', 'GIT_BRANCH'],
  },
];

/** The cell of a matrix, where the provider has no variable for it. */
const CELL = 'FEEDBACK_JOB';

const HASH = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i;

const valueOf = (env: Environment, variable: string): string | undefined =>
  env[variable]?.trim() || undefined;

const firstOf = (env: Environment, choice: Choice): string | undefined =>
  choice.map((variable) => valueOf(env, variable)).find((value) => value !== undefined);

/** Without the words of git before the name. */
const branchName = (ref: string): string =>
  ref.replace(/^(?:refs\/(?:heads|remotes\/origin)\/|origin\/)/, '');

const joined = (env: Environment, variables: readonly string[]): readonly string[] =>
  variables.map((variable) => valueOf(env, variable) ?? '');

/**
 * The run of CI that this process belongs to; `undefined` outside of CI or where it can't be told. `FEEDBACK_JOB` tells the jobs
 * of a matrix apart where the provider doesn't.
 */
export const ciRun = (env: Environment): OngoingRun | undefined => {
  const provider = PROVIDERS.find(({ needs }) => needs.every((choice) => firstOf(env, choice) !== undefined));
  if (provider === undefined) return undefined;
  const { name, needs, identity } = provider;
  const job = joined(env, [...provider.job, CELL]).filter((part) => part !== '');
  const commit = firstOf(env, provider.commit);
  const branch = firstOf(env, provider.branch);
  return {
    runId: JSON.stringify([name, ...joined(env, [...needs.flat(), ...identity, CELL])]),
    ...(job.length === 0 ? {} : { job: job.join(' / ') }),
    // Buildkite says HEAD until it has checked the commit out.
    ...(commit !== undefined && HASH.test(commit) ? { commit } : {}),
    ...(branch === undefined ? {} : { branch: branchName(branch) }),
  };
};
