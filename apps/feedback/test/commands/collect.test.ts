import { temporaryFolder } from '@feedback/testing';
import type { Run } from '@feedback/schema';
import { describe, expect, test } from 'vitest';
import type { CollectRow, CollectTotals } from '../../src/commands/collect-row.ts';
import { runCli, writeFiles } from '../run-cli.ts';
import { junit } from './reports.ts';

interface Answer {
  readonly schema_version: 1;
  readonly inputs: readonly CollectRow[];
  readonly totals: CollectTotals;
}

test('answers with a row per file, path as given, and totals', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'r/a.xml': junit() });
  const { code, json, stderr } = await runCli(['collect', '--json', './r/a.xml'], { cwd });
  const counts = {
    tests: 3,
    failures: 1,
    errors: 0,
    skipped: 1,
    findings: 0,
    events_new: 1,
    events_known: 0,
    redacted: 0,
  };
  expect(json<Answer>()).toEqual({
    schema_version: 1,
    inputs: [{ path: './r/a.xml', format: 'junit', ...counts, problems: [] }],
    totals: counts,
  });
  expect([code, stderr]).toEqual([0, '']);
});

test('counts nothing twice, also under another path', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'a.xml': junit(), 'copy.xml': junit() });
  await runCli(['collect', 'a.xml'], { cwd });
  const { json } = await runCli(['collect', '--json', 'a.xml', 'copy.xml'], { cwd });
  expect(json<Answer>().totals).toMatchObject({ events_new: 0, events_known: 2 });
});

test('counts the same failure of a new run of CI as a new event', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'a.xml': junit() });
  await runCli(['collect', 'a.xml', '--run-id', '1'], { cwd });
  const { json } = await runCli(['collect', '--json', 'a.xml', '--run-id', '2'], { cwd });
  expect(json<Answer>().totals.events_new).toBe(1);
});

test('keeps the rest when an input cannot be read, and ends with 3', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'a.xml': junit(), 'b.xml': '<testsuite><testcase name="x"', 'c.txt': 'hello' });
  const { code, json, stderr } = await runCli(['collect', '--json', 'no.xml', 'a.xml', 'b.xml', 'c.txt'], {
    cwd,
  });
  expect(code).toBe(3);
  const { inputs, totals } = json<Answer>();
  expect(inputs.map(({ path, problems }) => [path, problems.length > 0])).toEqual([
    ['no.xml', true],
    ['a.xml', false],
    ['b.xml', true],
    ['c.txt', true],
  ]);
  expect(totals.events_new).toBe(1);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('passes over files of a folder that are no reports', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'r/a.xml': junit(), 'r/notes.txt': 'hello' });
  const { code, json, stderr } = await runCli(['collect', '--json', 'r'], { cwd });
  expect(json<Answer>().inputs.map(({ path }) => path)).toEqual(['r/a.xml']);
  expect([code, stderr]).toEqual([0, 'Passed over, because they are no reports: 1 of the files.\n']);
});

test('reads standard input', async () => {
  const cwd = await temporaryFolder();
  const { json } = await runCli(['collect', '--json', '-'], { cwd, stdin: junit() });
  expect(json<Answer>().inputs).toMatchObject([{ path: '-', tests: 3 }]);
});

test('looks in the usual places without input, and reads the globs of the configuration instead when there are some', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'junit.xml': junit(), 'odd/place.xml': junit('2026-01-29T10:00:00Z') });
  const found = async () =>
    (await runCli(['collect', '--json'], { cwd })).json<Answer>().inputs.map(({ path }) => path);
  expect(await found()).toEqual(['junit.xml']);
  await writeFiles(cwd, { 'feedback.config.json': '{"reports": ["odd/*.xml"]}' });
  expect(await found()).toEqual(['odd/place.xml']);
});

test('says so when there is nothing to read', async () => {
  const cwd = await temporaryFolder();
  const { code, stdout, stderr } = await runCli(['collect'], { cwd });
  expect([code, stdout]).toEqual([0, '']);
  expect(stderr).toMatch(/No reports found/);
});

test('logs the patterns of a plan once', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'plan.md': '# Plan\n\n## Patterns to Apply\n\n- [ ] bounds_checking\n' });
  const collect = async () =>
    (await runCli(['collect', '--json', '--plan', 'plan.md'], { cwd })).json<Answer>().inputs;
  expect(await collect()).toMatchObject([
    { path: 'plan.md', format: 'plan', events_new: 1, events_known: 0 },
  ]);
  expect(await collect()).toMatchObject([{ events_new: 0, events_known: 1 }]);
});

test('refuses a plan outside of the project', async () => {
  const cwd = await temporaryFolder();
  const { code, json } = await runCli(['collect', '--json', '--plan', '/etc/hostname'], { cwd });
  expect(code).toBe(3);
  expect(json<Answer>().inputs[0]?.problems).toMatchObject([{ code: 'OUTSIDE_ALLOWED_ROOTS' }]);
});

test('shows progress only in a terminal, and clears it', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'a.xml': junit() });
  const { stderr } = await runCli(['collect', 'a.xml'], { cwd, tty: true });
  expect(stderr).toContain('1/1 a.xml');
  expect(stderr.endsWith('\r\u001B[K')).toBe(true);
});

test('keeps escape sequences of a report from the terminal', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'a\u001B[31m.xml': 'no report' });
  const { stdout, stderr } = await runCli(['collect', 'a\u001B[31m.xml'], { cwd });
  expect(stdout + stderr).not.toContain('\u001B');
});

test('stops when it is interrupted and says that what was stored is kept', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'a.xml': junit() });
  const { code, stderr } = await runCli(['collect', 'a.xml'], { cwd, signal: AbortSignal.abort('SIGINT') });
  expect(code).toBe(130);
  expect(stderr).toContain('kept');
});

test('lists what it could not read, apart from what it kept', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'a.xml': junit(), 'cut.xml': '<testsuite><testcase name="x"' });
  const { code, stderr } = await runCli(['collect', 'no.xml', 'a.xml', 'cut.xml'], { cwd });
  expect(code).toBe(3);
  expect(stderr).toContain('Not read, or not to the end: no.xml, cut.xml. Everything else is kept.');
});

test('says where it looked when nobody says where', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'a.sarif': 'no report', 'target/surefire-reports/TEST-a.xml': junit() });
  const { json } = await runCli(['collect', '--json'], { cwd });
  expect(json<object>()).toMatchObject({ looked_at: { files: 2 }, inputs: [{ tests: 3 }] });
  const { stderr } = await runCli(['collect'], { cwd });
  expect(stderr).toContain('Maven Surefire and Failsafe: 1');
});

test('says how much was taken out before storing, and stores none of it', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'a.xml': junit().replaceAll('list index', 'ann@example.com') });
  const { stderr } = await runCli(['collect', '--store', 'm.json', 'a.xml'], { cwd });
  expect(stderr).toMatch(/Taken out before storing: \d+ secrets, e-mail addresses and home folders/);
  expect((await runCli(['export', '--store', 'm.json'], { cwd })).stdout).not.toContain('ann@');
});

describe('in a job of CI', () => {
  const COMMIT = 'c'.repeat(40);
  const job = (run: string) => ({ GITHUB_RUN_ID: run, GITHUB_JOB: 'test', GITHUB_SHA: COMMIT });
  const now = '2026-01-31T12:00:00.000Z';

  const newIn = async (cwd: string, run: string): Promise<number> =>
    (await runCli(['collect', '--json', '.'], { cwd, env: job(run), now })).json<Answer>().totals.events_new;

  test('a report of today belongs to the job, and again to the next job that writes it', async () => {
    const cwd = await temporaryFolder();
    await writeFiles(cwd, {
      'a.xml': junit('2026-01-31T11:00:00Z'),
      'copy.xml': junit('2026-01-31T11:00:00Z'),
    });
    expect([await newIn(cwd, '1'), await newIn(cwd, '1'), await newIn(cwd, '2')]).toEqual([1, 0, 1]);
  });

  test('reports of other days keep their own identity, so that history is not one run', async () => {
    const cwd = await temporaryFolder();
    const days = ['01', '02', '03'].map((day) => [`${day}.xml`, junit(`2026-01-${day}T10:00:00Z`)]);
    await writeFiles(cwd, Object.fromEntries(days) as Record<string, string>);
    expect([await newIn(cwd, '1'), await newIn(cwd, '2')]).toEqual([3, 0]);
  });

  test('only reports of today are of the commit that is checked out', async () => {
    const cwd = await temporaryFolder();
    await writeFiles(cwd, { 'a.xml': junit('2026-01-31T11:00:00Z'), 'b.xml': junit('2026-01-02T11:00:00Z') });
    await runCli(['collect', '--store', 'm.json', '.'], { cwd, env: job('1'), now });
    const { stdout } = await runCli(['export', '--store', 'm.json'], { cwd });
    const { feedback } = JSON.parse(stdout) as { feedback: { runs: Run[] } };
    const commits = feedback.runs.map(({ timestamp, source }) => [timestamp.slice(0, 10), source.commit]);
    expect(Object.fromEntries(commits)).toEqual({ '2026-01-31': COMMIT, '2026-01-02': undefined });
  });

  test('a run that is named is taken at its word, and nothing else is known of it', async () => {
    const cwd = await temporaryFolder();
    await writeFiles(cwd, { 'a.xml': junit('2026-01-02T11:00:00Z'), 'b.xml': junit('2026-01-31T11:00:00Z') });
    const words = ['collect', '--json', '--store', 'm.json', '--run-id', '9', '.'];
    expect((await runCli(words, { cwd, env: job('1'), now })).json<Answer>().totals).toMatchObject({
      events_new: 1,
      events_known: 1,
    });
    expect((await runCli(['export', '--store', 'm.json'], { cwd })).stdout).not.toContain(COMMIT);
  });
});
