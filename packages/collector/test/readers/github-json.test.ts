import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/index.ts';
import { ingestText, readText, Shelf } from '../report.ts';

type Json = Record<string, unknown>;

const API = 'https://api.github.com/repos/acme/shop';
const around = { repository: { full_name: 'acme/shop' }, sender: { login: 'ada' } };

const read = (value: unknown) => readText(JSON.stringify(value));

const comment = (fields: Json = {}): Json => ({
  id: 11,
  url: `${API}/pulls/comments/11`,
  pull_request_url: `${API}/pulls/7`,
  diff_hunk: '@@ -1 +1 @@',
  path: 'src/cart.ts',
  body: 'This never closes the file.\n```suggestion\nfile.close();\n```',
  commit_id: 'abc',
  position: 3,
  original_position: 3,
  line: 20,
  user: { login: 'ada', type: 'User' },
  created_at: '2026-01-30T10:00:00Z',
  ...fields,
});

const delivered = (action: string, fields: Json): Json => ({ action, ...fields, ...around });

describe('a review comment', () => {
  it('is a finding that says what the reviewer says', async () => {
    const { events, runs, problems } = await read([comment()]);
    expect(problems).toEqual([]);
    expect(events).toMatchObject([
      {
        kind: 'code_review',
        timestamp: '2026-01-30T10:00:00.000Z',
        source: { tool: 'github', format: 'github-json', commit: 'abc' },
        issue_type: 'review comment',
        severity: 'medium',
        message: 'This never closes the file.',
        suggestion: 'file.close();',
        file_path: 'src/cart.ts',
        line: 20,
      },
    ]);
    expect(runs).toMatchObject([
      { kind: 'review', scope: 'github:review:acme/shop', totals: { findings: 1 } },
    ]);
  });

  it('is one record, by webhook, by API, edited, in its thread, and in any run of CI', async () => {
    const shelf = new Shelf();
    const pull_request = { number: 7 };
    const documents = [
      delivered('created', { comment: comment(), pull_request }),
      delivered('edited', { comment: comment({ body: 'This never closes it.' }), pull_request }),
      delivered('resolved', { thread: { comments: [comment()] }, pull_request }),
      [comment()],
      [[comment()]],
      comment(),
    ];
    for (const [index, document] of documents.entries())
      await ingestText(JSON.stringify(document), shelf, { runId: `ci-${index}` });
    expect([shelf.events.size, shelf.runs.size]).toEqual([1, 1]);
  });

  it.each([
    ['an answer', { in_reply_to_id: 3 }],
    ['praise', { body: 'LGTM :+1:' }],
  ])('that is %s is no finding, and the pull request was reviewed', async (_, fields) => {
    const { events, runs } = await read([comment(fields)]);
    expect(events).toEqual([]);
    expect(runs).toMatchObject([{ kind: 'review', totals: { findings: 0 } }]);
  });

  it('that was deleted is no finding', async () => {
    const { events, runs } = await read(delivered('deleted', { comment: comment(), pull_request: {} }));
    expect(events).toEqual([]);
    expect(runs).toHaveLength(1);
  });

  it('whose code was changed since was right once, so it stays a finding', async () => {
    const { events } = await read([comment({ position: null, line: null, original_line: 18 })]);
    expect(events).toMatchObject([{ line: 18, extra: { outdated: true } }]);
  });

  it('of a thread that was resolved stays a finding', async () => {
    const { events } = await read(
      delivered('resolved', { thread: { comments: [comment(), comment({ id: 12, in_reply_to_id: 11 })] } }),
    );
    expect(events).toMatchObject([{ extra: { resolved: true } }]);
  });

  it('by a bot names the bot', async () => {
    const { events } = await read([comment({ user: { login: 'lint[bot]', type: 'Bot' } })]);
    expect(events).toMatchObject([{ source: { tool: 'lint[bot]' } }]);
  });

  it('makes pull requests runs of their own', async () => {
    const { runs } = await read([
      comment(),
      comment({ id: 12 }),
      comment({ id: 13, pull_request_url: `${API}/pulls/8` }),
    ]);
    expect(runs.map(({ totals }) => totals.findings)).toEqual([2, 1]);
  });

  it('on a commit needs a file', async () => {
    const onFile = {
      id: 5,
      url: `${API}/comments/5`,
      commit_id: 'abc',
      path: 'a.ts',
      position: 1,
      line: 2,
      body: 'Broken',
    };
    const { events } = await read([onFile]);
    expect(events).toMatchObject([{ file_path: 'a.ts', line: 2 }]);
    const talk = await read(delivered('created', { comment: { ...onFile, path: null } }));
    expect([talk.events, talk.runs]).toEqual([[], []]);
  });
});

describe('a review', () => {
  const review = (state: string, body: string | null): Json => ({
    id: 9,
    state,
    body,
    submitted_at: '2026-01-30T10:00:00Z',
    pull_request_url: `${API}/pulls/7`,
  });

  it.each([
    ['CHANGES_REQUESTED', 'Please test it.', 1],
    ['changes_requested', null, 0],
    ['COMMENTED', 'See below.', 0],
    ['APPROVED', 'Good.', 0],
    ['DISMISSED', 'Please test it.', 0],
  ])('that is %s with %j is %i findings', async (state, body, findings) => {
    const { events, runs } = await read([review(state, body)]);
    expect(events).toHaveLength(findings);
    expect(runs).toMatchObject([{ kind: 'review', totals: { findings } }]);
  });

  it('that is pending was not given yet', async () => {
    const { runs, problems } = await read([review('PENDING', 'x')]);
    expect(runs).toEqual([]);
    expect(problems).toMatchObject([{ severity: 'info', code: 'NOTHING_TO_LEARN' }]);
  });
});

describe('a check', () => {
  const check = (conclusion: string | null, fields: Json = {}): Json => ({
    id: 77,
    url: `${API}/check-runs/77`,
    name: 'lint',
    head_sha: 'abc',
    conclusion,
    completed_at: '2026-01-30T10:05:00Z',
    output: { title: '2 problems', summary: 'See the files.' },
    check_suite: { head_branch: 'main' },
    app: { slug: 'linter' },
    ...fields,
  });

  it('that failed is a finding', async () => {
    const { events, runs } = await read(delivered('completed', { check_run: check('failure') }));
    expect(events).toMatchObject([
      {
        source: { tool: 'linter', commit: 'abc', branch: 'main' },
        issue_type: 'failed check',
        severity: 'high',
        rule_id: 'lint',
        message: 'lint: failure\n2 problems\nSee the files.',
      },
    ]);
    expect(runs).toMatchObject([{ kind: 'scan', scope: 'github:check:acme/shop:lint' }]);
  });

  it('has its annotations as findings instead of itself', async () => {
    const annotations = [
      { path: 'a.ts', start_line: 2, annotation_level: 'warning', message: 'Unused', title: 'no-unused' },
      { path: '.github', start_line: 1, annotation_level: 'failure', message: 'exit code 1' },
    ];
    const { events } = await read({
      total_count: 1,
      check_runs: [check('failure', { output: { annotations } })],
    });
    expect(events).toMatchObject([
      { issue_type: 'no-unused', severity: 'medium', file_path: 'a.ts', line: 2 },
      { issue_type: 'annotation', severity: 'high', message: 'exit code 1' },
    ]);
    expect(events[1]).not.toHaveProperty('file_path');
  });

  it.each([
    ['success', 1],
    ['neutral', 1],
    ['timed_out', 1],
    ['cancelled', 0],
    ['skipped', 0],
    ['action_required', 0],
    [null, 0],
  ])('with the conclusion %s is %i runs', async (conclusion, count) => {
    const { runs } = await read(delivered('completed', { check_run: check(conclusion) }));
    expect(runs).toHaveLength(count);
  });

  it('may have its annotations in a list', async () => {
    const list = [{ path: 'a.ts', start_line: 2, annotation_level: 'notice', message: 'Old', title: null }];
    const { events, runs } = await read(list);
    expect(events).toMatchObject([{ severity: 'low', message: 'Old' }]);
    expect(runs).toMatchObject([{ scope: 'github:annotations' }]);
  });

  it('that is a status of a commit counts too', async () => {
    const status = {
      id: 3,
      context: 'ci/x',
      state: 'failure',
      target_url: null,
      description: 'Red',
      url: `${API}/statuses/a`,
    };
    const { events } = await read([status]);
    expect(events).toMatchObject([{ rule_id: 'ci/x', message: 'ci/x: failure\nRed' }]);
  });
});

describe('a workflow', () => {
  const job = (conclusion: string): Json => ({
    id: 77,
    run_id: 5,
    run_url: `${API}/actions/runs/5`,
    url: `${API}/actions/jobs/77`,
    workflow_name: 'CI',
    name: 'test (24)',
    conclusion,
    head_sha: 'abc',
    steps: [
      { name: 'Install', conclusion: 'success' },
      { name: 'Test', conclusion },
    ],
  });

  it('job that failed is a finding with the steps that failed', async () => {
    const { events } = await read({ total_count: 1, jobs: [job('failure')] });
    expect(events).toMatchObject([
      {
        issue_type: 'failed job',
        rule_id: 'CI / test (24)',
        message: 'CI / test (24): failure\nstep "Test": failure',
      },
    ]);
  });

  it('job is the same record as its check', async () => {
    const shelf = new Shelf();
    const check_run = { id: 77, url: `${API}/check-runs/77`, name: 'test (24)', conclusion: 'failure' };
    await ingestText(JSON.stringify(delivered('completed', { workflow_job: job('failure') })), shelf);
    await ingestText(JSON.stringify(delivered('completed', { check_run })), shelf);
    expect([shelf.events.size, shelf.runs.size]).toEqual([1, 1]);
  });

  it('run counts by its attempts', async () => {
    const run = (run_attempt: number, conclusion: string): Json => ({
      id: 5,
      url: `${API}/actions/runs/5`,
      name: 'CI',
      workflow_id: 1,
      run_number: 3,
      head_sha: 'abc',
      run_attempt,
      conclusion,
    });
    const { events, runs } = await read({
      total_count: 2,
      workflow_runs: [run(1, 'failure'), run(2, 'success')],
    });
    expect(events).toMatchObject([{ issue_type: 'failed workflow', rule_id: 'CI' }]);
    expect(runs).toHaveLength(2);
  });
});

describe('a deployment', () => {
  const status = (state: string, fields: Json = {}): Json => ({
    id: 1,
    url: `${API}/deployments/42/statuses/1`,
    deployment_url: `${API}/deployments/42`,
    state,
    environment: 'production',
    description: 'Health check failed',
    created_at: '2026-01-30T10:00:00Z',
    ...fields,
  });

  it('that failed is an event', async () => {
    const deployment = { id: 42, sha: 'abc', ref: 'main' };
    const { events, runs } = await read(
      delivered('created', {
        deployment_status: status('failure'),
        deployment,
        workflow_run: { conclusion: 'failure' },
      }),
    );
    expect(events).toMatchObject([
      {
        kind: 'deployment',
        source: { commit: 'abc', branch: 'main' },
        issue_type: 'deployment_failure',
        environment: 'production',
        root_cause: 'Health check failed',
      },
    ]);
    expect(runs).toMatchObject([{ kind: 'deployment', scope: 'github:deployment:acme/shop:production' }]);
  });

  it('is one event and one run, whatever its statuses', async () => {
    const { events, runs } = await read([
      status('inactive'),
      status('failure'),
      status('error'),
      status('queued'),
    ]);
    expect([events.length, runs.length]).toEqual([1, 1]);
  });

  it('that succeeded is exposure', async () => {
    const { events, runs } = await read([status('success')]);
    expect(events).toEqual([]);
    expect(runs).toMatchObject([{ kind: 'deployment', totals: {} }]);
  });

  it('that goes on says nothing yet', async () => {
    const { runs } = await read([status('in_progress')]);
    expect(runs).toEqual([]);
  });
});

it.each([
  ['open', 1],
  ['dismissed', 0],
  ['fixed', 0],
])('an alert of code scanning that is %s is %i findings', async (state, findings) => {
  const alert = {
    number: 4,
    url: `${API}/code-scanning/alerts/4`,
    state,
    rule: { id: 'js/eval', severity: 'warning', security_severity_level: 'critical', description: 'Eval' },
    tool: { name: 'CodeQL' },
    most_recent_instance: {
      commit_sha: 'abc',
      location: { path: 'a.js', start_line: 3 },
      message: { text: '' },
    },
  };
  const { events, runs } = await read([alert]);
  expect(events).toMatchObject(
    findings === 0 ? [] : [{ severity: 'critical', rule_id: 'js/eval', message: 'Eval' }],
  );
  expect(runs).toMatchObject([{ kind: 'scan', totals: { findings } }]);
});

it('counts a merged pull request as reviewed', async () => {
  const pull_request = { url: `${API}/pulls/7`, merged: true, merged_at: '2026-01-30T10:00:00Z' };
  const { events, runs } = await read(delivered('closed', { pull_request }));
  expect(events).toEqual([]);
  expect(runs).toMatchObject([{ kind: 'review', totals: { findings: 0 } }]);
});

it.each(['issues', 'push', 'release', 'check_suite'])('learns nothing from %s and says so', async (name) => {
  const { runs, problems } = await read(delivered('created', { [name]: { id: 1 } }));
  expect(runs).toEqual([]);
  expect(problems).toMatchObject([{ severity: 'info', code: 'NOTHING_TO_LEARN' }]);
});

it.each([
  [JSON.stringify([comment()]), 'github-json'],
  [JSON.stringify(delivered('created', {})), 'github-json'],
  ['{"total_count": 2, "workflow_runs": [', 'github-json'],
  ['{"total_count": 2, "items": [', undefined],
  ['[{"path": "a", "body": "b"}]', undefined],
])('tells from %j that it is %s', (head, format) => {
  expect(detectFormat(head)).toBe(format);
});
