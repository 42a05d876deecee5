import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/index.ts';
import { ingestText, readText, Shelf } from '../report.ts';

type Json = Record<string, unknown>;

const read = (value: unknown) => readText(JSON.stringify(value));

const position = {
  head_sha: 'abc',
  new_path: 'src/cart.rb',
  new_line: 9,
  old_path: 'src/cart.rb',
  old_line: null,
};

const note = (fields: Json = {}): Json => ({
  id: 1,
  type: 'DiffNote',
  body: 'This can be nil.\n```suggestion:-0+0\nreturn if x.nil?\n```',
  system: false,
  noteable_type: 'MergeRequest',
  noteable_id: 500,
  noteable_iid: 5,
  project_id: 3,
  resolvable: true,
  resolved: false,
  position,
  created_at: '2026-01-30T10:00:00.000Z',
  ...fields,
});

const discussion = (...notes: Json[]): Json => ({ id: 'd1', individual_note: false, notes });

const deliveredNote = (fields: Json = {}): Json => ({
  object_kind: 'note',
  project_id: 3,
  object_attributes: {
    id: 1,
    note: 'This can be nil.',
    noteable_type: 'MergeRequest',
    noteable_id: 500,
    discussion_id: 'd1',
    type: 'DiffNote',
    position,
    created_at: '2026-01-30 10:00:00 UTC',
    ...fields,
  },
  merge_request: { iid: 5 },
});

describe('a discussion', () => {
  it('is the finding of its first note', async () => {
    const { events, runs, problems } = await read([discussion(note(), note({ id: 2, body: 'It cannot.' }))]);
    expect(problems).toEqual([]);
    expect(events).toMatchObject([
      {
        kind: 'code_review',
        timestamp: '2026-01-30T10:00:00.000Z',
        source: { tool: 'gitlab', format: 'gitlab-json', commit: 'abc' },
        issue_type: 'review comment',
        message: 'This can be nil.',
        suggestion: 'return if x.nil?',
        file_path: 'src/cart.rb',
        line: 9,
      },
    ]);
    expect(runs).toMatchObject([{ kind: 'review', scope: 'gitlab:review:3', totals: { findings: 1 } }]);
  });

  it('is one record by webhook and by API, with all its answers', async () => {
    const shelf = new Shelf();
    const documents = [deliveredNote(), deliveredNote({ id: 2, note: 'It cannot.' }), [discussion(note())]];
    for (const document of documents) await ingestText(JSON.stringify(document), shelf);
    expect([shelf.events.size, shelf.runs.size]).toEqual([1, 1]);
  });

  it.each([
    ['somebody has to resolve', { position: undefined, type: 'DiscussionNote' }, false, 1],
    ['is talk', { position: undefined, type: null, resolvable: false }, true, 0],
    ['the system wrote', { system: true }, false, 0],
    ['is about an issue', { noteable_type: 'Issue' }, false, 0],
    ['praises', { body: 'LGTM' }, false, 0],
  ])('that %s is that many findings', async (_, fields, individual_note, findings) => {
    const { events } = await read([{ ...discussion(note(fields)), individual_note }]);
    expect(events).toHaveLength(findings);
  });

  it('that was resolved was right once, so it stays a finding', async () => {
    const { events } = await read([discussion(note({ resolved: true }))]);
    expect(events).toMatchObject([{ extra: { resolved: true } }]);
  });
});

describe('notes in a plain list', () => {
  it('are findings where they are the oldest at their place', async () => {
    const { events } = await read([
      note({ id: 2, body: 'It cannot.', created_at: '2026-01-30T11:00:00Z' }),
      note(),
      note({ id: 3, body: 'Thanks all', position: null, type: null }),
    ]);
    expect(events).toMatchObject([{ message: 'This can be nil.' }]);
  });

  it('may be about a commit', async () => {
    const about = { object_kind: 'note', project_id: 3, commit: { id: 'abc' } };
    const object_attributes = { id: 1, note: 'Why?', noteable_type: 'Commit', st_diff: { new_path: 'a.rb' } };
    const { events } = await read({ ...about, object_attributes });
    expect(events).toMatchObject([{ file_path: 'a.rb', message: 'Why?' }]);
  });
});

describe('a deployment', () => {
  const deployment = (status: string): Json => ({
    id: 42,
    iid: 2,
    ref: 'main',
    sha: 'abc',
    status,
    environment: { name: 'production' },
    deployable: { name: 'deploy', status, failure_reason: 'script_failure' },
    updated_at: '2026-01-30T10:00:00Z',
  });

  it('that failed is an event, by API and by webhook the same', async () => {
    const { events, runs } = await read([deployment('failed')]);
    expect(events).toMatchObject([
      {
        kind: 'deployment',
        source: { commit: 'abc', branch: 'main' },
        issue_type: 'deployment_failure',
        environment: 'production',
        root_cause: 'deploy: script_failure',
      },
    ]);
    expect(runs).toMatchObject([{ kind: 'deployment', scope: 'gitlab:deployment:production' }]);
    const webhook = {
      object_kind: 'deployment',
      status: 'failed',
      deployment_id: 42,
      environment: 'production',
    };
    const delivered = await read({ ...webhook, status_changed_at: '2026-01-30 10:00:00 +0100' });
    expect(delivered.events).toMatchObject([
      { event_id: events[0]?.event_id, timestamp: '2026-01-30T09:00:00.000Z' },
    ]);
  });

  it.each([
    ['success', 1],
    ['canceled', 0],
    ['running', 0],
    ['blocked', 0],
  ])('that is %s is %i runs without an event', async (status, count) => {
    const { events, runs } = await read([deployment(status)]);
    expect(events).toEqual([]);
    expect(runs).toHaveLength(count);
  });
});

describe('a job', () => {
  const job = (fields: Json): Json => ({
    object_kind: 'build',
    build_id: 9,
    build_name: 'lint',
    build_stage: 'test',
    build_status: 'failed',
    build_allow_failure: false,
    build_failure_reason: 'script_failure',
    project_id: 3,
    ...fields,
  });

  it.each([
    [{}, 1, 1],
    [{ build_allow_failure: true }, 0, 1],
    [{ build_status: 'success' }, 0, 1],
    [{ build_status: 'canceled' }, 0, 0],
  ])('with %j is %i events and %i runs', async (fields, events, runs) => {
    const found = await read(job(fields));
    expect([found.events.length, found.runs.length]).toEqual([events, runs]);
  });

  it('is the same record by API', async () => {
    const rest = {
      id: 9,
      name: 'lint',
      stage: 'test',
      status: 'failed',
      allow_failure: false,
      failure_reason: 'script_failure',
      pipeline: { project_id: 3 },
    };
    const [a, b] = [await read(job({})), await read([rest])];
    expect(a.events).toMatchObject([
      { rule_id: 'test / lint', message: 'test / lint: failed\nscript_failure' },
    ]);
    expect(a.events[0]?.event_id).toBe(b.events[0]?.event_id);
  });
});

it('counts a merged request as reviewed', async () => {
  const object_attributes = { iid: 5, action: 'merge', updated_at: '2026-01-30 10:00:00 UTC' };
  const { events, runs } = await read({
    object_kind: 'merge_request',
    project: { id: 3 },
    object_attributes,
  });
  expect(events).toEqual([]);
  expect(runs).toMatchObject([{ kind: 'review', totals: { findings: 0 } }]);
});

it.each([
  [JSON.stringify([discussion(note())]), 'gitlab-json'],
  [JSON.stringify([note()]), 'gitlab-json'],
  ['{"object_kind": "push"', 'gitlab-json'],
  ['{"object_kind": 3}', undefined],
  ['[{"id": 1, "username": "ada"}]', undefined],
])('tells from %j that it is %s', (head, format) => {
  expect(detectFormat(head)).toBe(format);
});

it('survives values that are nested without end where texts should be', async () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const text = JSON.stringify([note({ noteable_type: 'X', position: { new_path: 'X' } })]).replaceAll(
    '"X"',
    deep,
  );
  const { problems } = await readText(text, { format: 'gitlab-json' });
  expect(problems).toMatchObject([{ code: 'NOTHING_TO_LEARN' }]);
});
