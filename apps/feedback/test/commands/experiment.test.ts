import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assignArm } from '@feedback/analyzer';
import type { GenerationResult } from '@feedback/generator';
import type { Event, ExperimentDefinition, Finding, Run } from '@feedback/schema';
import { openStore } from '@feedback/store';
import { aTestFailure, fixedClock, temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { authorName } from '../../src/experiments/author-name.ts';
import type { ExperimentStanding } from '../../src/experiments/experiment-standings.ts';
import type { Withheld } from '../../src/experiments/withheld-patterns.ts';
import { runCli, writeFiles } from '../run-cli.ts';
import { bareExcept } from './reports.ts';

const PATTERN = 'specific_exceptions';
const FILE = '.feedback/experiments.json';
const now = '2026-01-31T12:00:00.000Z';

const definitionOf = async (cwd: string): Promise<ExperimentDefinition> => {
  const file = JSON.parse(await readFile(join(cwd, FILE), 'utf8')) as { experiments: ExperimentDefinition[] };
  const [experiment] = file.experiments;
  if (experiment === undefined) throw new Error('No experiment was started.');
  return experiment;
};

/** Units of that arm. */
const unitsIn = (experiment: ExperimentDefinition, arm: 'on' | 'off', count: number): string[] => {
  const units: string[] = [];
  for (let number = 0; units.length < count; number++)
    if (assignArm(experiment, `unit-${number}`) === arm) units.push(`unit-${number}`);
  return units;
};

const unitIn = (experiment: ExperimentDefinition, arm: 'on' | 'off'): string =>
  unitsIn(experiment, arm, 1)[0] ?? '';

const aProject = async (...words: readonly string[]): Promise<string> => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'app/load.py': bareExcept });
  const { code, stderr } = await runCli(['experiment', 'start', PATTERN, ...words], {
    cwd,
    now: '2026-01-01T00:00:00.000Z',
  });
  expect([code, stderr]).toEqual([0, expect.stringContaining(`Commit ${FILE}`)]);
  return cwd;
};

test('writes what was decided, and nothing that was seen', async () => {
  const cwd = await aProject('--share', '0.25');
  expect(await readFile(join(cwd, FILE), 'utf8')).toMatchInlineSnapshot(`
    "{
      "schema_version": 1,
      "experiments": [
        {
          "experiment_id": "specific_exceptions@2026-01-01T00:00:00.000Z",
          "pattern": "specific_exceptions",
          "unit": "branch",
          "share": 0.25,
          "started_at": "2026-01-01T00:00:00.000Z"
        }
      ]
    }
    "
  `);
});

test('keeps experiments in order of their patterns, and old ones', async () => {
  const cwd = await aProject();
  await runCli(['experiment', 'start', 'bounds_checking'], { cwd });
  await runCli(['experiment', 'stop', PATTERN], { cwd });
  await runCli(['experiment', 'start', 'Specific-Exceptions'], { cwd, now: '2026-02-01T00:00:00.000Z' });
  const { experiments } = JSON.parse(await readFile(join(cwd, FILE), 'utf8')) as {
    experiments: ExperimentDefinition[];
  };
  expect(experiments.map(({ pattern, stopped_at }) => [pattern, stopped_at])).toEqual([
    ['bounds_checking', undefined],
    [PATTERN, now],
    [PATTERN, undefined],
  ]);
});

test('loses none of those that are started at once', async () => {
  const cwd = await temporaryFolder();
  const patterns = ['bounds_checking', PATTERN, 'numeric_sort'];
  await Promise.all(patterns.map((pattern) => runCli(['experiment', 'start', pattern], { cwd })));
  const { json } = await runCli(['experiment', 'status', '--json'], { cwd });
  const { experiments } = json<{ experiments: ExperimentStanding[] }>();
  expect(experiments.map(({ pattern }) => pattern)).toEqual(patterns.toSorted());
});

test('says how much tells no unit', async () => {
  const cwd = await aProject('--unit', 'author');
  await fill(cwd, [runsOf('topic', 2, true)]);
  const { stderr } = await runCli(['experiment', 'status'], { cwd, env: { PATH: '' } });
  expect(stderr).toContain('4 runs of no known author: in no arm.');
  expect(stderr).toContain('2 mistakes of no known author, or seen outside of any run: in no arm.');
});

test.each([
  [['start', PATTERN], 'EXPERIMENT_RUNNING'],
  [['start', 'no_such_lesson'], 'NOT_FOUND'],
  [['start', 'bounds_checking', '--share', '1'], 'between 0 and 1'],
  [['start', 'bounds_checking', '--unit', 'planet'], 'Allowed choices'],
  [['stop', 'bounds_checking'], 'NO_EXPERIMENT'],
  [['status', 'bounds_checking'], 'NO_EXPERIMENT'],
])('refuses %j and leaves the file alone', async (words, reason) => {
  const cwd = await aProject();
  const before = await readFile(join(cwd, FILE), 'utf8');
  const { code, stderr } = await runCli(['experiment', ...words], { cwd });
  expect([code, stderr]).toEqual([2, expect.stringContaining(reason)]);
  expect(await readFile(join(cwd, FILE), 'utf8')).toBe(before);
});

test('refuses a pattern that is out of force', async () => {
  const cwd = await temporaryFolder();
  await runCli(['patterns', 'archive', PATTERN], { cwd });
  const { code, stderr } = await runCli(['experiment', 'start', PATTERN], { cwd });
  expect([code, stderr]).toEqual([2, expect.stringContaining('INACTIVE_PATTERN')]);
  expect(existsSync(join(cwd, FILE))).toBe(false);
});

const running = { experiment_id: 'x', pattern: 'p', unit: 'branch', share: 0.5, started_at: now };

test.each([
  ['{"schema_version": 1, "experiments": [', 'no JSON'],
  ['{"schema_version": 1, "experiments": [{"pattern": "p"}]}', 'experiments.0.experiment_id'],
  [JSON.stringify({ schema_version: 1, experiments: [{ ...running, share: 1 }] }), 'experiments.0.share'],
  [
    JSON.stringify({ schema_version: 1, experiments: [running, { ...running, experiment_id: 'y' }] }),
    'Two running experiments',
  ],
])('says what is wrong with a damaged file, and leaves it alone', async (text, reason) => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { [FILE]: text, 'a.py': 'x = 1\n' });
  for (const words of [
    ['experiment', 'start', PATTERN],
    ['experiment', 'status'],
    ['check'],
    ['generate', 'x'],
  ]) {
    const { code, stderr } = await runCli(words, { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('DAMAGED_EXPERIMENTS')]);
    expect(stderr).toContain(reason);
  }
  expect(await readFile(join(cwd, FILE), 'utf8')).toBe(text);
});

const outcomes = async (cwd: string) => {
  const store = await openStore(join(cwd, '.feedback', 'feedback.db'), { clock: fixedClock(now) });
  const found: Event[] = [];
  for await (const event of store.events({ kinds: ['outcome'] })) found.push(event);
  await store.close();
  return found;
};

test('check withholds a pattern from units that go without it, and says and logs so once a day', async () => {
  const cwd = await aProject('--unit', 'agent');
  const experiment = await definitionOf(cwd);
  const check = async (agent: string | undefined, at = now) => {
    const env = agent === undefined ? {} : { FEEDBACK_AGENT: agent };
    const { json, stderr } = await runCli(['check', '--json'], { cwd, env, now: at });
    const { findings, withheld } = json<{ findings: Finding[]; withheld: Withheld[] }>();
    return { found: findings.some(({ pattern }) => pattern === PATTERN), withheld, stderr };
  };
  for (const agent of [undefined, unitIn(experiment, 'on')])
    expect(await check(agent)).toEqual({ found: true, withheld: [], stderr: '' });
  expect(existsSync(join(cwd, '.feedback', 'feedback.db'))).toBe(false);

  const without = unitIn(experiment, 'off');
  const off = await check(without);
  expect(off).toMatchObject({ found: false, withheld: [{ pattern: PATTERN, unit: 'agent' }] });
  expect(off.stderr.match(/Withheld: specific_exceptions/g)).toHaveLength(1);
  await check(without, '2026-01-31T20:00:00.000Z');
  expect(await outcomes(cwd)).toMatchObject([
    {
      outcome: 'withheld',
      subject: `pattern:${PATTERN}`,
      extra: { experiment_id: experiment.experiment_id, unit: 'agent', arm: 'off' },
    },
  ]);
  await check(without, '2026-02-01T00:00:00.000Z');
  expect(await outcomes(cwd)).toHaveLength(2);
  expect(JSON.stringify(await outcomes(cwd))).not.toContain(without);

  await runCli(['experiment', 'stop', PATTERN], { cwd });
  expect(await check(without)).toEqual({ found: true, withheld: [], stderr: '' });
});

test('fix and generate withhold it too', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'a.ts': 'const sizes: number[] = [10, 9];\nsizes.sort();\n' });
  const PROMPT = 'Process a NumPy array and return JSON';
  for (const pattern of ['numeric_sort', 'numpy_json_serialization'])
    await runCli(['experiment', 'start', pattern, '--unit', 'repository', '--share', '0.000001'], { cwd });
  const { json } = await runCli(['generate', PROMPT, '--json'], { cwd });
  const { applied, suggested, withheld } = json<GenerationResult & { withheld: Withheld[] }>();
  expect(withheld.map(({ pattern }) => pattern)).toContain('numpy_json_serialization');
  expect([...applied, ...suggested].map(({ pattern }) => pattern)).not.toContain('numpy_json_serialization');
  const fixed = await runCli(['fix', '--dry-run', '--json'], { cwd });
  expect(fixed.json<{ withheld: Withheld[] }>().withheld).toEqual(withheld);
});

const dayOf = (day: number, hour: number): string => new Date(Date.UTC(2026, 0, day, hour)).toISOString();

/** Each branch has a run that may fail and one that passes on each of so many days. */
const runsOf = (
  branch: string,
  days: number,
  fails: boolean,
): { runs: Run[]; events: ReturnType<typeof aTestFailure>[] } => {
  const source = { tool: 'pytest', format: 'junit', branch };
  const runs = Array.from({ length: 2 * days }, (_, index): Run => {
    const timestamp = dayOf(2 + Math.floor(index / 2), 9 + (index % 2));
    const run_id = `${branch} ${timestamp}`;
    return { run_id, kind: 'tests', timestamp, source, scope: 'unit', totals: { tests: 9 } };
  });
  const failing = runs.filter((_, index) => fails && index % 2 === 0);
  const events = failing.map(({ run_id, timestamp }) =>
    aTestFailure({ timestamp, pattern: PATTERN, source: { ...source, run_id } }),
  );
  return { runs, events };
};

const fill = async (cwd: string, facts: readonly ReturnType<typeof runsOf>[]): Promise<void> => {
  const store = await openStore(join(cwd, '.feedback', 'feedback.db'), { clock: fixedClock(now) });
  for (const { runs, events } of facts) {
    await store.addRuns(runs);
    await store.append(events);
  }
  await store.close();
};

test('status tells what the arms have shown, from the facts alone', async () => {
  const cwd = await aProject();
  const experiment = await definitionOf(cwd);
  const arms = [unitsIn(experiment, 'on', 12), unitsIn(experiment, 'off', 12)] as const;
  await fill(cwd, [
    ...arms[0].map((branch) => runsOf(branch, 4, false)),
    ...arms[1].map((branch) => runsOf(branch, 4, true)),
  ]);
  const { code, json } = await runCli(['experiment', 'status', '--json'], { cwd });
  expect(code).toBe(0);
  expect(json<{ experiments: ExperimentStanding[] }>().experiments).toMatchObject([
    {
      pattern: PATTERN,
      unit: 'branch',
      on: { units: 12, episodes: 0, exposure: 96 },
      off: { units: 12, episodes: 48, exposure: 96 },
      rate_ratio: 0,
      judged_units: 24,
      decision: 'stop',
      better: 'on',
      decided_on: '2026-01-15',
      untold: { sightings: 0, looks: 0 },
      here: null,
    },
  ]);
  const text = await runCli(['experiment', 'status'], { cwd });
  expect(text.stdout).toMatchInlineSnapshot(`
    "specific_exceptions: by branch, 50 % with the pattern, since 2026-01-01
    Pattern  branches  episodes  runs  rate
    on             12         0    96     0
    off            12        48    96   0.5
    Rate with ÷ without the pattern: 0
    Evidence  ████████████████████████│ 1476 of 20  █
    Decided on 2026-01-15: fewer mistakes with the pattern: keep it.
    "
  `);
  const young = await runCli(['experiment', 'status'], { cwd, now: '2026-01-10T00:00:00.000Z' });
  expect(young.stdout).toContain('Not decided yet: go on.');
  expect(young.stderr).toContain('24 of 24 branches not in the evidence yet');
});

test('status says which arm this branch is in, and that an arm is empty', async () => {
  const cwd = await aProject();
  const on = unitIn(await definitionOf(cwd), 'on');
  await fill(cwd, [runsOf(on, 3, true)]);
  const env = { GITHUB_RUN_ID: '1', GITHUB_SHA: 'a'.repeat(40), GITHUB_REF_NAME: on };
  const { stdout, stderr } = await runCli(['experiment', 'status', PATTERN], { cwd, env });
  expect(stdout).toContain('on (here)');
  expect(stderr).toContain('No branch with the pattern off has shown up');
});

test('status judges what was collected since the last analysis', async () => {
  const cwd = await aProject();
  const { runs } = runsOf('topic', 2, false);
  const event = aTestFailure({
    timestamp: runs[0]?.timestamp ?? '',
    failure_reason: 'E722 do not use bare except',
    source: { tool: 'x', format: 'junit', branch: 'topic', run_id: runs[0]?.run_id ?? '' },
  });
  await writeFiles(cwd, {
    '.feedback/patterns.json': JSON.stringify({
      patterns: [
        {
          pattern_id: 'p',
          name: PATTERN,
          description: '',
          bad_example: '',
          good_example: '',
          test_coverage: '',
          severity: 'high',
          matches: { messages: ['do not use bare except'] },
        },
      ],
    }),
  });
  await fill(cwd, [{ runs, events: [event] }]);
  const { json } = await runCli(['experiment', 'status', '--json'], { cwd });
  const [standing] = json<{ experiments: ExperimentStanding[] }>().experiments;
  expect((standing?.on.episodes ?? 0) + (standing?.off.episodes ?? 0)).toBe(1);
});

test('an author is the same person here and in the commits of reports', async () => {
  const cwd = await aProject('--unit', 'author');
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: '/nonexistent',
    GIT_CONFIG_NOSYSTEM: '1',
    XDG_CONFIG_HOME: cwd,
  };
  const git = (...words: readonly string[]): string =>
    execFileSync('git', words, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  git('init', '-q');
  git('config', 'user.name', 'Ada');
  git('config', 'user.email', 'Ada@example.org');
  git('commit', '-q', '--allow-empty', '-m', 'one');
  const { runs, events } = runsOf('topic', 2, true);
  const commit = git('rev-parse', 'HEAD');
  const told = runs.map((run): Run => Object.assign(run, { source: { ...run.source, commit } }));
  // A commit that is none must not become a word of a command line.
  const strange = {
    ...told[0],
    run_id: 'strange',
    source: { tool: 'x', format: 'x', commit: '--output=owned' },
  };
  await fill(cwd, [{ runs: [...told, strange as Run], events }]);
  const { json } = await runCli(['experiment', 'status', '--json'], { cwd, env });
  const [standing] = json<{ experiments: ExperimentStanding[] }>().experiments;
  const arm = assignArm(await definitionOf(cwd), authorName('ada@example.org'));
  expect(standing).toMatchObject({
    here: arm,
    [arm]: { units: 1, exposure: 4 },
    untold: { sightings: 0, looks: 1 },
  });
  expect(existsSync(join(cwd, 'owned'))).toBe(false);
});

test('a store that can not be written to does not stop a check', async () => {
  const cwd = await aProject('--unit', 'agent');
  await writeFiles(cwd, { 'broken.json': 'no document' });
  const env = { FEEDBACK_AGENT: unitIn(await definitionOf(cwd), 'off') };
  const { code, stderr } = await runCli(['--store', 'broken.json', 'check', 'app'], { cwd, env });
  expect([code, stderr]).toEqual([0, expect.stringContaining('WITHHELD_NOT_LOGGED')]);
});

test('no experiment, no noise', async () => {
  const { code, stdout, stderr } = await runCli(['experiment', 'status'], { cwd: await temporaryFolder() });
  expect([code, stdout, stderr]).toEqual([0, '', expect.stringContaining('No experiments')]);
});
