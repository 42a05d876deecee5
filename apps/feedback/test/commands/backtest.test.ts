import { aRepository, gitEnv, temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { runCli, type CliResult } from '../run-cli.ts';

const env = gitEnv as Readonly<Record<string, string>>;
const BAD = 'try:\n    go()\nexcept:\n    pass\n';
const GOOD = 'try:\n    go()\nexcept OSError:\n    raise\n';

interface Answer {
  readonly commits: number;
  readonly patterns: readonly {
    readonly pattern: string;
    readonly repaired: number;
    readonly present: number;
  }[];
  readonly problems: readonly { readonly code: string }[];
}

const aProject = async () => {
  const repository = await aRepository();
  await repository.commit('start', { 'a.py': BAD, 'b.py': BAD });
  await repository.commit('Name the error', { 'a.py': GOOD });
  return repository;
};

const backtest = (cwd: string, ...args: readonly string[]): Promise<CliResult> =>
  runCli(['patterns', 'backtest', ...args], { cwd, env });

test('tells what each rule would have caught', async () => {
  const { root } = await aProject();
  const { commits, patterns } = (await backtest(root, '--json')).json<Answer>();
  expect(commits).toBe(2);
  expect(patterns).toContainEqual(
    expect.objectContaining({ pattern: 'specific_exceptions', repaired: 1, present: 1 }),
  );
});

test('shows the past repairs of a pattern that is named', async () => {
  const { root } = await aProject();
  const { stdout, stderr } = await backtest(root, 'Specific Exceptions');
  expect(stdout).toMatch(/^Pattern\s+Repaired\s+Commits\s+Introduced\s+Today\s+Lived with\s+Cried wolf$/m);
  expect(stdout).toMatch(/✓ specific_exceptions {2}[0-9a-f]{10} \d{4}-\d\d-\d\d a\.py:3 {2}Name the error/);
  expect(stderr).toContain('2 commits from');
});

test('keeps to a range and a limit', async () => {
  const { root } = await aProject();
  expect((await backtest(root, '--json', '--limit', '1')).json<Answer>().commits).toBe(1);
  expect((await backtest(root, '--json', '--range', 'HEAD~1..')).json<Answer>().commits).toBe(1);
  expect((await backtest(root, '--range', 'nowhere..HEAD')).stderr).toContain('UNKNOWN_REVISION');
});

test('says that a pattern has no rule, and that there is none of a name', async () => {
  const { root } = await aProject();
  await runCli(['patterns', 'add', 'be_kind'], { cwd: root, env });
  expect((await backtest(root, 'be_kind', '--json')).json<Answer>().problems).toMatchObject([
    { code: 'NO_RULE' },
  ]);
  expect((await backtest(root, 'nobody')).code).toBe(2);
});

test('ends with 2 outside of a repository and before the first commit', async () => {
  expect((await backtest(await temporaryFolder())).code).toBe(2);
  expect((await backtest((await aRepository()).root)).stderr).toContain('UNKNOWN_REVISION');
});

test('stops when it is told to', async () => {
  const { root } = await aProject();
  const signal = AbortSignal.abort('SIGINT');
  const { code } = await runCli(['patterns', 'backtest'], { cwd: root, env, signal });
  expect(code).toBe(130);
});
