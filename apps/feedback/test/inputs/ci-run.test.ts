import { describe, expect, test } from 'vitest';
import { ciRun } from '../../src/inputs/ci-run.ts';

const COMMIT = 'a'.repeat(40);

/** What each provider sets, and a variable by which another attempt or job differs. */
const PROVIDERS = {
  github: {
    env: {
      GITHUB_RUN_ID: '7',
      GITHUB_REPOSITORY: 'a/b',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_WORKFLOW: 'check',
      GITHUB_JOB: 'test',
      GITHUB_SHA: COMMIT,
      GITHUB_HEAD_REF: 'topic',
      GITHUB_REF_NAME: '12/merge',
      RUNNER_NAME: 'runner 1',
    },
    differs: ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB', 'RUNNER_NAME'],
    job: 'check / test',
  },
  gitlab: {
    env: {
      GITLAB_CI: 'true',
      CI_PIPELINE_ID: '7',
      CI_JOB_ID: '70',
      CI_JOB_NAME: 'test: [20]',
      CI_COMMIT_SHA: COMMIT,
      CI_COMMIT_BRANCH: 'topic',
    },
    differs: ['CI_PIPELINE_ID', 'CI_JOB_ID'],
    job: 'test: [20]',
  },
  circleci: {
    env: {
      CIRCLE_WORKFLOW_ID: 'w',
      CIRCLE_JOB: 'test',
      CIRCLE_NODE_INDEX: '0',
      CIRCLE_SHA1: COMMIT,
      CIRCLE_BRANCH: 'topic',
    },
    differs: ['CIRCLE_WORKFLOW_ID', 'CIRCLE_NODE_INDEX'],
    job: 'test / 0',
  },
  buildkite: {
    env: {
      BUILDKITE_BUILD_ID: 'b',
      BUILDKITE_JOB_ID: 'j',
      BUILDKITE_STEP_KEY: 'test',
      BUILDKITE_RETRY_COUNT: '0',
      BUILDKITE_COMMIT: COMMIT,
      BUILDKITE_BRANCH: 'topic',
    },
    differs: ['BUILDKITE_BUILD_ID', 'BUILDKITE_RETRY_COUNT'],
    job: 'test',
  },
  azure: {
    env: {
      TF_BUILD: 'True',
      BUILD_BUILDID: '7',
      SYSTEM_JOBID: 'j',
      SYSTEM_JOBATTEMPT: '1',
      SYSTEM_JOBNAME: 'test',
      BUILD_SOURCEVERSION: COMMIT,
      BUILD_SOURCEBRANCH: 'refs/heads/topic',
    },
    differs: ['BUILD_BUILDID', 'SYSTEM_JOBATTEMPT', 'SYSTEM_JOBID'],
    job: 'test',
  },
  jenkins: {
    env: {
      JENKINS_URL: 'https://ci.example/',
      BUILD_TAG: 'jenkins-shop-7',
      JOB_NAME: 'shop',
      BUILD_NUMBER: '7',
      GIT_COMMIT: COMMIT,
      GIT_BRANCH: 'origin/topic',
    },
    differs: ['BUILD_TAG'],
    job: 'shop',
  },
} as const;

describe.each(Object.entries(PROVIDERS))('%s', (_, { env, differs, job }) => {
  test('says which job, commit and branch', () => {
    expect(ciRun(env)).toEqual({ runId: expect.any(String), job, commit: COMMIT, branch: 'topic' });
  });

  test.each(differs)('is another run when %s is another', (variable) => {
    expect(ciRun({ ...env, [variable]: 'other' })?.runId).not.toBe(ciRun(env)?.runId);
  });

  test('is the same run to another step of the job', () => {
    expect(ciRun({ ...env, PATH: '/elsewhere', GITHUB_ACTION: 'step2', STAGE_NAME: 'after' })).toEqual(
      ciRun(env),
    );
  });
});

test('is another run in another cell of a matrix, where FEEDBACK_JOB says which', () => {
  const { env } = PROVIDERS.github;
  const cells = ['node 22', 'node 24'].map((cell) => ciRun({ ...env, FEEDBACK_JOB: cell }));
  expect(cells.map((run) => run?.job)).toEqual(['check / test / node 22', 'check / test / node 24']);
  expect(cells[0]?.runId).not.toBe(cells[1]?.runId);
});

test('keeps values apart whatever is in them', () => {
  const run = (job: string, runner: string) =>
    ciRun({ GITHUB_RUN_ID: '7', GITHUB_JOB: job, RUNNER_OS: runner })?.runId;
  expect(run('a","b', '')).not.toBe(run('a', 'b'));
});

test('is nothing outside of CI, and where CI does not say which run it is', () => {
  expect([ciRun({}), ciRun({ CI: 'true', GITLAB_CI: 'true' })]).toEqual([undefined, undefined]);
});

test('takes no word for a commit that is none', () => {
  expect(ciRun({ BUILDKITE_BUILD_ID: 'b', BUILDKITE_COMMIT: 'HEAD' })?.commit).toBeUndefined();
});
