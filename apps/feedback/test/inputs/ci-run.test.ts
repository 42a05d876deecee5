import { expect, test } from 'vitest';
import { ciRun } from '../../src/inputs/ci-run.ts';

test('tells one attempt of one job from another', () => {
  const env = { GITHUB_RUN_ID: '7', GITHUB_REPOSITORY: 'a/b', GITHUB_RUN_ATTEMPT: '1', GITHUB_JOB: 'test' };
  expect(ciRun(env)).toBe('github:7:a/b:1:test');
  expect(ciRun({ ...env, GITHUB_RUN_ATTEMPT: '2' })).not.toBe(ciRun(env));
});

test('is nothing outside of CI, and where CI does not say which run it is', () => {
  expect([ciRun({}), ciRun({ CI: 'true', GITLAB_CI: 'true' })]).toEqual([undefined, undefined]);
});
