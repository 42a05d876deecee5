import { mkdir, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { discoverReports } from '../../src/inputs/discover-reports.ts';
import { writeFiles } from '../run-cli.ts';

const LIMITS = { depth: 12, folders: 100, files: 100, size: 1_000 };

const folderWith = async (...paths: readonly string[]): Promise<string> => {
  const root = await temporaryFolder();
  await writeFiles(root, Object.fromEntries(paths.map((path) => [path, 'text'])));
  return root;
};

const found = async (root: string, limits = LIMITS): Promise<readonly string[]> =>
  (await discoverReports(root, limits)).files.map(({ path }) => path);

test.each([
  'junit.xml',
  'reports/junit.xml.gz',
  'target/surefire-reports/TEST-com.example.ShopTest.xml',
  'core/target/failsafe-reports/failsafe-summary.xml',
  'app/build/test-results/testDebugUnitTest/TEST-ShopTest.xml',
  'Shop.Tests/TestResults/shop.trx',
  'TestResult.xml',
  'target/checkstyle-result.xml',
  'build/reports/checkstyle/main.xml',
  'bazel-testlogs/shop/test.xml',
  'test-results/results.json',
  'playwright-report/results.json',
  'cypress/results/output.xml',
  'ctrf/ctrf-report.json',
  'jest-results.json',
  'vitest-report.json',
  '.report.json',
  'go-test.json',
  'gotest.log',
  'out/test.tap',
  'results.sarif',
  'lint.sarif.json',
  'eslint-report.json',
  'semgrep.json',
  'gl-sast-report.json',
  'review.rdjsonl',
  '.lighthouseci/lhr-1700000000000.json',
  '.benchmarks/Linux-CPython-3.13-64bit/0001_run.json',
  'k6-summary.json',
  'benchmark_results.json',
  '.feedback/runs/2026-01-30.json',
])('finds %s', async (path) => {
  expect(await found(await folderWith(path))).toEqual([path]);
});

test.each([
  'node_modules/x/junit.xml',
  'vendor/x/test-results/a.xml',
  '.git/junit.xml',
  '.venv/lib/junit.xml',
  'coverage/junit.xml',
  '.nyc_output/results.json',
  'test/fixtures/junit.xml',
  'parser/testdata/junit.xml',
  'pom.xml',
  'package.json',
  'src/reporter.ts',
  'tsconfig.json',
  '.feedback/patterns.json',
])('passes over %s', async (path) => {
  expect(await found(await folderWith(path))).toEqual([]);
});

test('looks into folders that git ignores: that is where reports are built', async () => {
  const root = await folderWith('build/test-results/a.xml');
  await writeFiles(root, { '.gitignore': 'build/\n' });
  expect(await found(root)).toEqual(['build/test-results/a.xml']);
});

test('says where it looked', async () => {
  const root = await folderWith('a/surefire-reports/TEST-a.xml', 'a/surefire-reports/TEST-b.xml', 'x.sarif');
  expect(await discoverReports(root, LIMITS)).toMatchObject({
    folders_looked_at: 3,
    places: [
      { of: expect.stringContaining('SARIF'), files: 1 },
      { of: 'Maven Surefire and Failsafe', files: 2 },
    ],
    problems: [],
  });
});

test('stops at its limits and says so', async () => {
  const root = await folderWith('a.sarif', 'b/b.sarif', 'b/c/c.sarif');
  const folders = await discoverReports(root, { ...LIMITS, folders: 2 });
  expect(folders.files.map(({ path }) => path)).toEqual(['a.sarif', 'b/b.sarif']);
  expect(folders.problems).toMatchObject([{ code: 'LOOK_AROUND_ENDED' }]);
  expect(await found(root, { ...LIMITS, depth: 1 })).toEqual(['a.sarif', 'b/b.sarif']);
  expect(await found(root, { ...LIMITS, files: 1 })).toEqual(['a.sarif']);
});

test('leaves a huge file to those who name it', async () => {
  const root = await folderWith('a.sarif');
  await truncate(join(root, 'a.sarif'), LIMITS.size + 1);
  expect(await discoverReports(root, LIMITS)).toMatchObject({
    files: [],
    problems: [{ code: 'TOO_LARGE', path: 'a.sarif' }],
  });
});

test('follows no link', async () => {
  const root = await folderWith('a/x.sarif');
  await mkdir(join(root, 'b'));
  await symlink(join(root, 'a'), join(root, 'b/loop'));
  expect(await found(root)).toEqual(['a/x.sarif']);
});
