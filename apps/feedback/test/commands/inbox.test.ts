import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { InboxItem } from '@feedback/patterns';
import type { Lesson, Pattern, PatternChange, PatternRevision } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCli, writeFiles, type CliResult, type RunOptions } from '../run-cli.ts';

interface InboxAnswer {
  readonly order: { readonly by: string; readonly verdicts: number; readonly basis: string };
  readonly proposals: readonly (Omit<InboxItem, 'pattern'> & { readonly pattern: string })[];
  readonly snoozed: number;
}

type Run = (words: readonly string[], options?: Partial<RunOptions>) => Promise<CliResult>;

/** A project with a lesson of its own, changed by Ada. */
const aProject = async (): Promise<{ readonly cwd: string; readonly patterns: Run }> => {
  const cwd = await temporaryFolder();
  const patterns: Run = (words, options = {}) =>
    runCli(['patterns', ...words], { cwd, ...options, env: { FEEDBACK_AUTHOR: 'Ada', ...options.env } });
  await patterns(['add', 'mine', '--description', 'Ours.', '--severity', 'high', '--tag', 'a']);
  return { cwd, patterns };
};

const bug = (cwd: string, pattern: string, error: string, times: number) =>
  Promise.all(
    Array.from({ length: times }, (_, at) =>
      runCli(['log', 'bug', '--pattern', pattern, '--error', error, '--file', `a${at}.py`], { cwd }),
    ),
  );

/** Two mistakes that nobody has a lesson for, proposed by analysis. */
const aFullInbox = async () => {
  const project = await aProject();
  await bug(project.cwd, 'index_error', 'IndexError: list index out of range', 4);
  await bug(project.cwd, 'invalid_time', 'RangeError: Invalid time value', 2);
  await runCli(['analyze'], { cwd: project.cwd });
  return project;
};

const show = async (patterns: Run, name: string): Promise<Pattern> =>
  (await patterns(['show', name, '--json'])).json<{ pattern: Pattern }>().pattern;

const inbox = async (patterns: Run, ...words: string[]): Promise<InboxAnswer> =>
  (await patterns(['inbox', '--json', ...words])).json<InboxAnswer>();

const fileOf = async (cwd: string) =>
  JSON.parse(await readFile(join(cwd, '.feedback/patterns.json'), 'utf8')) as {
    patterns: Lesson[];
    changelog: PatternChange[];
    revisions?: PatternRevision[];
  };

describe('patterns edit', () => {
  it('changes the fields that are named, and keeps who and why', async () => {
    const { cwd, patterns } = await aProject();
    const { code, stdout } = await patterns([
      'edit',
      'Mine',
      '--severity',
      'low',
      '--tag',
      'b',
      '--tag',
      'c',
      '--unset',
      'language',
      '--reason',
      'calmer',
    ]);
    expect([code, stdout]).toEqual([0, 'mine is changed.\n']);
    expect(await show(patterns, 'mine')).toMatchObject({
      severity: 'low',
      tags: ['b', 'c'],
      description: 'Ours.',
    });
    expect((await fileOf(cwd)).changelog.at(-1)).toMatchObject({
      author: 'Ada',
      action: 'updated',
      details: { reason: 'calmer' },
    });
  });

  it('takes JSON from standard input, also what show printed', async () => {
    const { patterns } = await aProject();
    const { stdout } = await patterns(['show', 'mine', '--json']);
    const stdin = stdout
      .replace('"pattern": {', '"pattern": { "overridden": [],')
      .replace('"Ours."', '"Ours, and yours."')
      .replace(/"tags": \[[^\]]*\]/, '"tags": null');
    expect((await patterns(['edit', 'mine', '-'], { stdin })).code).toBe(0);
    const changed = await show(patterns, 'mine');
    expect(changed.description).toBe('Ours, and yours.');
    expect(changed).not.toHaveProperty('tags');
  });

  it('opens the editor on Markdown and takes what was changed there', async () => {
    const { cwd, patterns } = await aProject();
    await writeFiles(cwd, {
      'editor.mjs': `import { readFileSync, writeFileSync } from 'node:fs';
        const path = process.argv.at(-1);
        writeFileSync(path, readFileSync(path, 'utf8').replace('Ours.', 'Edited.'));`,
    });
    const env = {
      EDITOR: `"${process.execPath}" "${join(cwd, 'editor.mjs')}"`,
      PATH: process.env['PATH'] ?? '',
    };
    expect((await patterns(['edit', 'mine', '--editor'], { env })).stderr).toBe('');
    expect(await show(patterns, 'mine')).toMatchObject({
      description: 'Edited.',
      severity: 'high',
      tags: ['a'],
    });
  });

  it('proves a rule anew when the edit is about it', async () => {
    const { cwd, patterns } = await aProject();
    await writeFiles(cwd, { 'rule.json': '{"language": "python", "rule": {"pattern": "eval($A)"}}' });
    await patterns(['edit', 'mine', '--bad', 'eval(x)', '--good', 'f(x)', '--rule', 'rule.json']);
    expect((await show(patterns, 'mine')).tier).toBe('proved_check');
    const { stderr } = await patterns(['edit', 'mine', '--bad', 'exec(x)']);
    expect(stderr).toContain('PROOF_FIRES_ON_BAD');
    expect((await show(patterns, 'mine')).tier).toBe('advice');
  });

  it('says when nothing is different', async () => {
    const { cwd, patterns } = await aProject();
    const before = await fileOf(cwd);
    expect((await patterns(['edit', 'mine', '--severity', 'high'])).stdout).toBe(
      'mine is like that already.\n',
    );
    expect(await fileOf(cwd)).toEqual(before);
  });

  it.each([
    ['no fields', ['mine'], '', 'EMPTY_EDIT'],
    ['two sources', ['mine', '-', '--severity', 'low'], '{}', 'EMPTY_EDIT'],
    ['a file', ['mine', 'edit.json'], '', 'INVALID_INPUT'],
    ['broken JSON', ['mine', '-'], '{"severity": ', 'INVALID_JSON'],
    ['JSON that is no object', ['mine', '-'], '[1]', 'INVALID_JSON'],
    ['no input', ['mine', '-'], '', 'INVALID_JSON'],
    ['a field of a wrong type', ['mine', '-'], '{"severity": "odd"}', 'INVALID_FIELD'],
    ['a required field taken away', ['mine', '-'], '{"description": null}', 'INVALID_FIELD'],
    ['an unknown field', ['mine', '-'], '{"colour": "red"}', 'INVALID_FIELD'],
    ['a status', ['mine', '-'], '{"status": "archived"}', 'INVALID_FIELD'],
    ['a field that cannot go', ['mine', '--unset', 'name'], '', 'INVALID_FIELD'],
    ['a taken name', ['mine', '--name', 'other'], '', 'DUPLICATE_NAME'],
    ['no editor', ['mine', '--editor'], '', 'NO_EDITOR'],
    ['an unknown name', ['mime', '--severity', 'low'], '', 'NOT_FOUND'],
  ])('refuses %s and changes nothing', async (_case, words, stdin, problem) => {
    const { cwd, patterns } = await aProject();
    await patterns(['add', 'other']);
    const before = await fileOf(cwd);
    const { code, stderr } = await patterns(['edit', ...words], { stdin });
    expect(code).toBe(2);
    expect(stderr).toContain(`[${problem}]`);
    expect(await fileOf(cwd)).toEqual(before);
  });

  it('keeps a text that the editor left unreadable, and says where', async () => {
    const { patterns } = await aProject();
    const env = { EDITOR: 'true >', PATH: process.env['PATH'] ?? '' };
    const { code, stderr } = await patterns(['edit', 'mine', '--editor'], { env });
    expect(code).toBe(2);
    const path = /(\S+mine\.md)/.exec(stderr)?.[1] ?? '';
    onTestFinished(() => rm(dirname(path), { recursive: true, force: true }));
    expect(await readFile(path, 'utf8')).toBe('');
  });

  it('offers the names that are like an unknown one', async () => {
    const { patterns } = await aProject();
    expect((await patterns(['edit', 'boundschecking', '--severity', 'low'])).stderr).toContain(
      'Did you mean bounds_checking',
    );
  });
});

describe('a tool', () => {
  it('leaves an active pattern as it is and proposes the change', async () => {
    const { cwd, patterns } = await aProject();
    const { stdout } = await patterns([
      'edit',
      'mine',
      '--severity',
      'low',
      '--reason',
      'noisy',
      '--by',
      'tool',
      'bot',
    ]);
    expect(stdout).toMatch(/^mine stays as it is; the change is proposed as mine@[\da-f]{8}\.\n$/);
    expect(await show(patterns, 'mine')).toMatchObject({ severity: 'high' });
    expect((await fileOf(cwd)).revisions).toMatchObject([
      { pattern: 'mine', author: 'bot', set: { severity: 'low' } },
    ]);
    const text = (await patterns(['inbox'])).stdout;
    expect(text).toContain('proposed 2026-01-31 by bot: noisy');
    expect(text).toContain('severity\n      - high\n      + low\n');
  });

  it('changes nothing of a built-in pattern until a person accepts', async () => {
    const { cwd, patterns } = await aProject();
    await patterns(['edit', 'bounds_checking', '--severity', 'low'], { env: { FEEDBACK_AGENT: 'bot' } });
    expect((await fileOf(cwd)).patterns.map(({ name }) => name)).toEqual(['mine']);
    const [proposal] = (await inbox(patterns)).proposals;
    expect((await patterns(['accept', proposal?.name ?? ''])).code).toBe(0);
    expect(await show(patterns, 'bounds_checking')).toMatchObject({ severity: 'low', status: 'active' });
  });

  it.each(['archive', 'dismiss'])('proposes to %s', async (verb) => {
    const { patterns } = await aProject();
    expect((await patterns([verb, 'mine', '--by', 'tool:bot'])).stdout).toContain('is proposed to a person');
    expect(await show(patterns, 'mine')).toMatchObject({ status: 'active' });
    await patterns(['accept', 'mine']);
    expect((await show(patterns, 'mine')).status).not.toBe('active');
  });

  it('proposes lessons and merges, and decides nothing', async () => {
    const { patterns } = await aProject();
    const env = { CI: 'true' };
    expect((await patterns(['add', 'new'], { env })).stdout).toContain('proposed');
    expect((await patterns(['merge', 'new', '--into', 'mine'], { env })).stdout).toContain(
      'a person accepts it',
    );
    for (const words of [
      ['accept', 'new'],
      ['dismiss', 'new'],
      ['snooze', 'new', '--days', '3'],
      ['accept', 'mine'],
    ]) {
      const { code, stderr } = await patterns(words, { env });
      expect([code, stderr]).toEqual([2, expect.stringContaining('[NEEDS_PERSON]')]);
    }
    expect((await patterns(['accept', 'mine'])).code).toBe(0);
    expect(await show(patterns, 'new')).toMatchObject({ status: 'dismissed', merged_into: 'mine' });
  });

  it("has its change dropped by a person's dismissal, for good", async () => {
    const { patterns } = await aProject();
    const words = ['edit', 'mine', '--severity', 'low', '--by', 'tool', 'bot'];
    await patterns(words);
    expect((await patterns(['dismiss', 'mine', '--reason', 'it is high'])).stdout).toContain(
      'mine stays as it is',
    );
    const { code, stderr } = await patterns(words);
    expect(code).toBe(2);
    expect(stderr).toContain('it is high');
  });
});

describe('patterns inbox', () => {
  it('shows what waits, in the stated order, with why and what it is like', async () => {
    const { patterns } = await aFullInbox();
    await patterns(['add', 'time_value', '--description', 'RangeError: Invalid time value']);
    const { order, proposals } = await inbox(patterns);
    expect(order).toMatchObject({ by: 'prior', verdicts: 0 });
    expect(proposals.map(({ name }) => name)).toEqual(['index_error', 'invalid_time']);
    expect(proposals[0]).toMatchObject({
      kind: 'new',
      traits: { count: 4, kind: 'bug', origin: 'analysis' },
    });
    expect(proposals[1]?.duplicates).toMatchObject([{ name: 'time_value', status: 'active' }]);
    const { stdout, stderr } = await patterns(['inbox']);
    expect(stdout).toContain(' 1. index_error');
    expect(stdout).toContain('↑ seen 4 times');
    expect(stderr).toContain('from 20 verdicts on');
  });

  it('orders by the verdicts of the team once there are enough', async () => {
    const { cwd, patterns } = await aFullInbox();
    const lesson = (name: string, kind: string) => ({
      pattern_id: name,
      name,
      description: '',
      bad_example: '',
      good_example: '',
      test_coverage: '',
      severity: 'medium',
      status: 'proposed',
      provenance: { origin: 'analysis', evidence: { kind, count: 3 } },
    });
    const lessons = Array.from({ length: 24 }, (_, at) =>
      lesson(`old_${at}`, at % 2 === 0 ? 'code_review' : 'bug'),
    );
    const file = await fileOf(cwd);
    const review = lesson('from_review', 'code_review');
    await writeFiles(cwd, {
      '.feedback/patterns.json': JSON.stringify({
        schema_version: 1,
        ...file,
        patterns: [...file.patterns, ...lessons, review],
      }),
    });
    const named = (taken: boolean) =>
      lessons.map(({ name }) => name).filter((_, at) => (at % 2 === 0) === taken);
    await patterns(['accept', ...named(true)]);
    await patterns(['dismiss', ...named(false), '--reason', 'noise']);
    const { order, proposals } = await inbox(patterns);
    expect(order).toMatchObject({ by: 'verdicts', verdicts: 24 });
    expect(proposals[0]?.name).toBe('from_review');
    expect((await patterns(['list', '--status', 'proposed'])).stderr).toContain(
      'Ordered by your 24 verdicts',
    );
    const listed = (await patterns(['list', '--status', 'proposed', '--json'])).json<{
      patterns: Pattern[];
    }>();
    expect(listed.patterns.map(({ name }) => name)).toEqual(proposals.map(({ name }) => name));
  });

  it('says so when it is empty', async () => {
    const { patterns } = await aProject();
    expect((await patterns(['inbox'])).stderr).toBe('The inbox is empty.\n');
  });
});

describe('patterns snooze', () => {
  it('takes a proposal out of every list until its day', async () => {
    const { cwd, patterns } = await aFullInbox();
    await patterns(['snooze', 'index_error', '--until', '2026-02-14', '--reason', 'after the release']);
    const names = async (now: string) =>
      (await patterns(['list', '--json'], { now }))
        .json<{ patterns: Pattern[] }>()
        .patterns.map(({ name }) => name);
    expect((await inbox(patterns)).proposals.map(({ name }) => name)).toEqual(['invalid_time']);
    expect((await inbox(patterns, '--snoozed')).proposals.map(({ name }) => name)).toEqual(['index_error']);
    expect(await names('2026-02-13T00:00:00.000Z')).not.toContain('index_error');
    expect(await names('2026-02-14T00:00:00.000Z')).toContain('index_error');
    await runCli(['analyze'], { cwd });
    expect((await inbox(patterns)).snoozed).toBe(1);
  });

  it('brings it back when it is seen twice as often', async () => {
    const { cwd, patterns } = await aFullInbox();
    await patterns(['snooze', 'index_error', '--days', '30']);
    await bug(cwd, 'index_error', 'IndexError: list index out of range', 8);
    await runCli(['analyze'], { cwd });
    expect((await inbox(patterns)).proposals.map(({ name }) => name)).toContain('index_error');
  });

  it.each([
    ['no time', []],
    ['two times', ['--days', '3', '--until', '2026-03-01']],
    ['the past', ['--until', '2025-01-01']],
    ['no date', ['--until', 'soon']],
    ['no days', ['--days', '0']],
    ['for ever', ['--days', '1e9']],
  ])('refuses %s', async (_case, words) => {
    const { patterns } = await aFullInbox();
    expect((await patterns(['snooze', 'index_error', ...words])).code).toBe(2);
    expect((await inbox(patterns)).snoozed).toBe(0);
  });

  it('refuses what is no proposal', async () => {
    const { patterns } = await aProject();
    expect((await patterns(['snooze', 'mine', '--days', '3'])).stderr).toContain('[WRONG_STATUS]');
  });
});

describe('patterns merge', () => {
  it('makes one of two, and their events follow', async () => {
    const { cwd, patterns } = await aFullInbox();
    await patterns(['accept', 'index_error']);
    expect(
      (await patterns(['merge', 'invalid_time', '--into', 'index_error', '--reason', 'one cause'])).stdout,
    ).toBe('invalid_time went into index_error.\n');
    await runCli(['analyze'], { cwd });
    expect((await show(patterns, 'index_error')).occurrence_frequency).toBe(6);
    expect((await inbox(patterns)).proposals).toEqual([]);
    await patterns(['undo']);
    expect((await inbox(patterns)).proposals.map(({ name }) => name)).toEqual(['invalid_time']);
  });

  it('adds up the numbers of proposals that were merged', async () => {
    const { cwd, patterns } = await aFullInbox();
    await patterns(['merge', 'invalid_time', '--into', 'index_error']);
    await runCli(['analyze'], { cwd });
    expect((await inbox(patterns)).proposals).toMatchObject([{ name: 'index_error' }]);
  });

  it.each([
    ['an unknown pattern', ['nothing_like', '--into', 'mine'], 'NOT_FOUND'],
    ['a pattern into itself', ['mine', '--into', 'Mine'], 'INVALID_VALUE'],
  ])('refuses %s', async (_case, words, problem) => {
    const { patterns } = await aProject();
    const { code, stderr } = await patterns(['merge', ...words]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`[${problem}]`)]);
  });
});

describe('patterns undo', () => {
  it('takes back the last decisions and says which', async () => {
    const { cwd, patterns } = await aProject();
    const before = (await fileOf(cwd)).patterns;
    await patterns(['edit', 'mine', '--severity', 'low']);
    await patterns(['archive', 'mine', '--reason', 'old']);
    const { stdout } = await patterns(['undo', '--steps', '2', '--reason', 'too early']);
    expect(stdout).toBe(
      'Taken back: archived mine (2026-01-31 12:00, by Ada).\nTaken back: updated mine (2026-01-31 12:00, by Ada).\n',
    );
    expect((await fileOf(cwd)).patterns).toEqual(before);
    await patterns(['undo', '--redo', '--steps', '2']);
    expect(await show(patterns, 'mine')).toMatchObject({ severity: 'low', status: 'archived' });
  });

  it('leaves no copy of a built-in pattern behind', async () => {
    const { cwd, patterns } = await aProject();
    const before = (await fileOf(cwd)).patterns;
    await patterns(['archive', 'bounds_checking']);
    await patterns(['undo']);
    expect((await fileOf(cwd)).patterns).toEqual(before);
    expect(await show(patterns, 'bounds_checking')).toMatchObject({ status: 'active' });
  });

  it.each([
    ['nothing to take back', ['undo', '--steps', '9'], 'NOTHING_TO_UNDO'],
    ['nothing to do again', ['undo', '--redo'], 'NOTHING_TO_UNDO'],
  ])('says that there is %s', async (_case, words, problem) => {
    const { patterns } = await aProject();
    const { code, stderr } = await patterns(words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`[${problem}]`)]);
  });

  it('is no wrong word away from a crash', async () => {
    const { patterns } = await aProject();
    expect((await patterns(['undo', '--steps', 'two'])).code).toBe(2);
  });
});

describe('patterns show --history', () => {
  it('tells who changed what, when and why, the newest first', async () => {
    const { patterns } = await aProject();
    await patterns(['edit', 'mine', '--severity', 'low', '--reason', 'calmer']);
    const { stdout } = await patterns(['show', 'mine', '--history']);
    expect(stdout).toMatchInlineSnapshot(`
      "2026-01-31 12:00  updated mine by Ada: calmer
          mine: severity was high
      2026-01-31 12:00  created mine by Ada
      "
    `);
    const { history } = (await patterns(['show', 'mine', '--history', '--json'])).json<{
      history: PatternChange[];
    }>();
    expect(history.map(({ action }) => action)).toEqual(['created', 'updated']);
  });

  it('says that nothing was changed here', async () => {
    const { patterns } = await aProject();
    expect((await patterns(['show', 'bounds_checking', '--history'])).stderr).toContain(
      'Nothing was changed',
    );
  });
});

describe('patterns list --duplicates', () => {
  it('shows pairs that look like one lesson, with why', async () => {
    const { patterns } = await aProject();
    await patterns(['add', 'again', '--description', 'Times without zone are read anew on each machine']);
    await patterns(['add', 'and_again', '--description', 'Times without zone are read anew on each machine']);
    expect((await patterns(['list', '--duplicates'])).stdout).toMatch(
      /9\d %  again ~ and_again  worded alike/,
    );
    const { duplicates } = (await patterns(['list', '--duplicates', '--json'])).json<{
      duplicates: object[];
    }>();
    expect(duplicates).toMatchObject([{ a: 'again', b: 'and_again' }]);
  });

  it('says that there are none', async () => {
    const { patterns } = await aProject();
    expect((await patterns(['list', '--duplicates'])).stderr).toContain('No two patterns');
  });
});

describe('verdicts', () => {
  it('write down what the inbox showed of the proposal', async () => {
    const { cwd, patterns } = await aFullInbox();
    await patterns(['accept', 'index_error', '--reason', 'it bit us']);
    expect((await fileOf(cwd)).changelog.at(-1)).toMatchObject({
      action: 'accepted',
      author: 'Ada',
      details: { reason: 'it bit us', saw: { count: 4, kind: 'bug', duplicate: 0 } },
    });
  });

  it('ask which change is meant, and know none that is not there', async () => {
    const { patterns } = await aProject();
    for (const severity of ['low', 'critical'])
      await patterns(['edit', 'mine', '--severity', severity, '--by', 'tool:bot']);
    expect((await patterns(['accept', 'mine'])).stderr).toContain('[AMBIGUOUS]');
    expect((await patterns(['accept', 'mine@ffffffff'])).stderr).toContain('[NOT_FOUND]');
    expect((await patterns(['accept', 'mine', '--by', 'nobody'])).stderr).toContain('[INVALID_ACTOR]');
  });

  it('are kept when a person and a tool write at once', async () => {
    const { cwd, patterns } = await aFullInbox();
    await Promise.all([
      patterns(['accept', 'index_error']),
      patterns(['edit', 'mine', '--severity', 'low', '--by', 'tool:bot']),
      patterns(['edit', 'mine', '--description', 'Better.', '--by', 'tool:other']),
    ]);
    const { changelog, revisions } = await fileOf(cwd);
    expect(revisions).toHaveLength(2);
    expect(changelog.filter(({ action }) => action === 'proposed' || action === 'accepted')).toHaveLength(3);
    expect(await show(patterns, 'index_error')).toMatchObject({ status: 'active' });
  });
});
