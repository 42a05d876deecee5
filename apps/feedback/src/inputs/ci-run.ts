type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that together name one job of one run, by provider. The first ones must be there. */
const PROVIDERS: readonly {
  readonly name: string;
  readonly run: readonly string[];
  readonly more: readonly string[];
}[] = [
  {
    name: 'github',
    run: ['GITHUB_RUN_ID'],
    more: ['GITHUB_REPOSITORY', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB'],
  },
  { name: 'gitlab', run: ['GITLAB_CI', 'CI_PIPELINE_ID'], more: ['CI_PROJECT_ID', 'CI_JOB_NAME'] },
  { name: 'circleci', run: ['CIRCLE_WORKFLOW_ID'], more: ['CIRCLE_JOB'] },
  { name: 'buildkite', run: ['BUILDKITE_BUILD_ID'], more: ['BUILDKITE_STEP_ID', 'BUILDKITE_RETRY_COUNT'] },
  { name: 'azure', run: ['TF_BUILD', 'BUILD_BUILDID'], more: ['SYSTEM_JOBATTEMPT', 'AGENT_JOBNAME'] },
  { name: 'jenkins', run: ['JENKINS_URL', 'BUILD_TAG'], more: ['STAGE_NAME'] },
];

/** The run of CI that this process belongs to, as one text; `undefined` outside of CI or where it can't be told. */
export const ciRun = (env: Environment): string | undefined => {
  const provider = PROVIDERS.find(({ run }) => run.every((variable) => (env[variable] ?? '') !== ''));
  return (
    provider &&
    [provider.name, ...[...provider.run, ...provider.more].map((variable) => env[variable] ?? '')].join(':')
  );
};
