import type { CodeReviewEvent } from '@feedback/schema';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/index.ts';
import { readText } from '../report.ts';

type Json = Record<string, unknown>;

const log = (...runs: Json[]): string => JSON.stringify({ version: '2.1.0', runs });

const run = (results: unknown, rules: Json[] = [], more: Json = {}): Json => ({
  tool: { driver: { name: 'lint', rules } },
  results,
  ...more,
});

const at = (uri: string, startLine = 1): Json => ({
  physicalLocation: { artifactLocation: { uri }, region: { startLine } },
});

const result = (fields: Json = {}): Json => ({
  ruleId: 'no-eval',
  message: { text: 'eval is evil' },
  locations: [at('src/a.ts', 3)],
  ...fields,
});

const read = async (...runs: Json[]) => {
  const { events, runs: read, problems } = await readText(log(...runs));
  return { events: events as CodeReviewEvent[], runs: read, problems };
};

describe('a finding', () => {
  it('says what the report says', async () => {
    const rule = { id: 'no-eval', name: 'NoEval', defaultConfiguration: { level: 'error' } };
    const { events, runs } = await read(run([result()], [rule]));
    expect(events).toMatchObject([
      {
        kind: 'code_review',
        source: { tool: 'lint', format: 'sarif' },
        issue_type: 'NoEval',
        rule_id: 'no-eval',
        severity: 'high',
        message: 'eval is evil',
        file_path: 'src/a.ts',
        line: 3,
      },
    ]);
    expect(runs).toMatchObject([{ kind: 'scan', scope: 'sarif:lint', totals: { findings: 1 } }]);
  });

  it('is one however many locations it has', async () => {
    const { events } = await read(run([result({ locations: [at('a.ts'), at('b.ts')] })]));
    expect(events).toHaveLength(1);
  });

  it('is the same record on whatever line it stands', async () => {
    const ids = await Promise.all(
      [3, 300].map(async (line) => {
        const { events } = await readText(log(run([result({ locations: [at('a.ts', line)] })])), {
          runId: 'ci-1',
        });
        return events[0]?.event_id;
      }),
    );
    expect(ids[0]).toBe(ids[1]);
  });

  it.each([
    [5, 5],
    [1, undefined],
    [-1, undefined],
    [1e12, undefined],
  ])('that was observed %s times is counted %s times', async (occurrenceCount, count) => {
    const { events } = await read(run([result({ occurrenceCount })]));
    expect(events[0]?.count).toBe(count);
  });

  it.each([
    [{ description: { text: 'Remove it.' } }, 'Remove it.'],
    [{ artifactChanges: [{ replacements: [{ insertedContent: { text: 'f(x)' } }] }] }, 'f(x)'],
  ])('suggests what the fix %j says', async (fix, suggestion) => {
    const { events } = await read(run([result({ fixes: [fix] })]));
    expect(events).toMatchObject([{ suggestion }]);
  });

  it('that is repeated is a record of its own', async () => {
    const { events } = await read(run([result(), result()]));
    expect(new Set(events.map((event) => event.event_id)).size).toBe(2);
  });

  it.each([
    ['a level', { level: 'note' }, {}, 'low'],
    ['no level', {}, {}, 'medium'],
    ['the level of its rule', {}, { defaultConfiguration: { level: 'note' } }, 'low'],
    ['a security score', { level: 'note' }, { properties: { 'security-severity': '9.1' } }, 'critical'],
    ['a score that is none', { level: 'error' }, { properties: { 'security-severity': 'x' } }, 'high'],
  ])('is as severe as %s says', async (_, fields, rule, severity) => {
    const { events } = await read(run([result(fields)], [{ id: 'no-eval', ...rule }]));
    expect(events).toMatchObject([{ severity }]);
  });

  it.each([
    ['arguments', { text: "{0} isn't {1}, {{0}} is", arguments: ['a', 'b'] }, "a isn't b, {0} is"],
    ['a template of its rule', { id: 'default', arguments: ['x'] }, 'Found x.'],
    ['a template of the tool', { id: 'global' }, 'Everywhere.'],
    ['links', { text: String.raw`see [the call](1) and \[this\]` }, 'see the call and [this]'],
    ['a name that means something to JavaScript', { id: 'constructor' }, 'No eval'],
    ['nothing', {}, 'No eval'],
  ])('has a message with %s', async (_, message, text) => {
    const rule = {
      id: 'no-eval',
      shortDescription: { text: 'No eval' },
      messageStrings: { default: { text: 'Found {0}.' } },
    };
    const tool = {
      driver: { name: 'lint', rules: [rule], globalMessageStrings: { global: { text: 'Everywhere.' } } },
    };
    const { events } = await read({ tool, results: [result({ message })] });
    expect(events).toMatchObject([{ message: text }]);
  });

  it.each([
    ['an index', { ruleId: undefined, ruleIndex: 0 }],
    ['a rule object', { ruleId: undefined, rule: { index: 0 } }],
    ['an extension', { ruleId: undefined, rule: { index: 0, toolComponent: { index: 0 } } }],
    ['a hierarchical id', { ruleId: 'no-eval/strict' }],
  ])('finds its rule by %s', async (_, fields) => {
    const rules = [{ id: 'no-eval', name: 'NoEval' }];
    const tool = { driver: { name: 'lint', rules }, extensions: [{ rules }] };
    const { events } = await read({ tool, results: [result(fields)] });
    expect(events).toMatchObject([{ issue_type: 'NoEval' }]);
  });

  it.each([
    ['file:///home/me/a%20b.ts', '~/a b.ts'],
    ['file:///C:/a.ts', 'C:/a.ts'],
    ['../../../../etc/passwd', '../../../../etc/passwd'],
    ['100%.ts', '100%.ts'],
  ])('names the file of %s without opening it', async (uri, path) => {
    const { events } = await read(run([result({ locations: [at(uri)] })]));
    expect(events).toMatchObject([{ file_path: path }]);
  });

  it('finds its file by index', async () => {
    const locations = [{ physicalLocation: { artifactLocation: { index: 1 } } }];
    const artifacts = [{}, { location: { uri: 'b.ts' } }];
    const { events, runs } = await read(run([result({ locations })], [], { artifacts }));
    expect(events).toMatchObject([{ file_path: 'b.ts' }]);
    expect(runs).toMatchObject([{ totals: { files: 2 } }]);
  });
});

describe('what is no finding, or does not stand', () => {
  it.each(['pass', 'open', 'informational', 'notApplicable', 'review'])(
    'a result of kind %s is none',
    async (kind) => {
      const { events, runs } = await read(run([result({ kind })]));
      expect(events).toEqual([]);
      expect(runs).toMatchObject([{ totals: { findings: 0 } }]);
    },
  );

  it.each([
    ['suppressed', { suppressions: [{ kind: 'inSource' }] }, 0],
    ['whose suppression is under review', { suppressions: [{ kind: 'external', status: 'underReview' }] }, 1],
    ['without suppressions', { suppressions: [] }, 1],
    ['that is gone since the baseline', { baselineState: 'absent' }, 0],
    ['that is there still', { baselineState: 'unchanged' }, 1],
  ])('a finding %s is counted; it is a mistake %j %i times', async (_, fields, mistakes) => {
    const { events, runs } = await read(run([result(fields)]));
    expect(events).toHaveLength(mistakes);
    expect(runs).toMatchObject([{ totals: { findings: 1 } }]);
  });
});

describe('a log of the drafts of 2.0', () => {
  const draft = (fields: Json, more: Json = {}): Json => ({
    tool: { name: 'old' },
    results: [{ ruleId: 'R1', message: { text: 'Found.' }, ...fields }],
    ...more,
  });

  it('names its tool, its file and its rule in its own way', async () => {
    const location = { physicalLocation: { fileLocation: { fileIndex: 0 }, region: { startLine: 4 } } };
    const { events, runs } = await read(
      draft(
        { locations: [location], message: { arguments: ['x'] }, ruleMessageId: 'd' },
        {
          files: [{ fileLocation: { uri: 'a.c' } }],
          resources: {
            rules: {
              R1: { messageStrings: { d: { text: 'No {0}.' } }, configuration: { defaultLevel: 'note' } },
            },
          },
        },
      ),
    );
    expect(events).toMatchObject([
      {
        source: { tool: 'old' },
        rule_id: 'R1',
        severity: 'low',
        message: 'No x.',
        file_path: 'a.c',
        line: 4,
      },
    ]);
    expect(runs).toMatchObject([{ scope: 'sarif:old', totals: { findings: 1, files: 1 } }]);
  });

  it.each([
    ['notApplicable', { level: 'notApplicable' }, 0, 0],
    ['suppressed', { suppressionStates: ['suppressedInSource'] }, 0, 1],
    ['existing since the baseline', { baselineState: 'existing' }, 1, 1],
  ])('has a result that is %s', async (_, fields, mistakes, findings) => {
    const { events, runs } = await read(draft(fields));
    expect(events).toHaveLength(mistakes);
    expect(runs).toMatchObject([{ totals: { findings } }]);
  });
});

describe('runs', () => {
  it('have keys of their own', async () => {
    const { runs } = await read(run([]), run([result()]), { tool: { driver: { name: 'scan' } } });
    expect(new Set(runs.map((found) => found.run_id)).size).toBe(3);
  });

  it('take time, commit and branch from the report', async () => {
    const { events, runs } = await read(
      run([result()], [], {
        invocations: [{ startTimeUtc: '2026-01-30T10:00:00Z', executionSuccessful: true }],
        versionControlProvenance: [{ revisionId: 'abc', branch: 'main' }],
        automationDetails: { id: 'nightly/linux/2026-01-30' },
      }),
    );
    expect(runs).toMatchObject([{ scope: 'sarif:lint:nightly/linux' }]);
    expect(events).toMatchObject([
      { timestamp: '2026-01-30T10:00:00.000Z', source: { commit: 'abc', branch: 'main' } },
    ]);
  });

  it('are partial when the tool did not finish', async () => {
    const { runs, problems } = await read(run([], [], { invocations: [{ executionSuccessful: false }] }));
    expect(runs).toMatchObject([{ partial: true }]);
    expect(problems).toMatchObject([{ code: 'TOOL_FAILED' }]);
  });

  it('say where their results are when they are elsewhere', async () => {
    const { problems } = await read({
      tool: { driver: { name: 'lint' } },
      externalPropertyFileReferences: { results: [{ location: { uri: 'file:///etc/passwd' } }] },
    });
    expect(problems).toMatchObject([{ code: 'EXTERNAL_RESULTS' }]);
  });
});

describe('what is malformed', () => {
  it('has a place', async () => {
    const { problems } = await readText('{"version": "2.1.0",\n "runs": [}', {});
    expect(problems).toMatchObject([
      { code: 'MALFORMED_JSON', line: 2, message: expect.stringContaining('line 2, column 11') },
    ]);
  });

  it.each([
    ['no runs', '{"version": "2.1.0", "runs": {}}', ['MALFORMED_SARIF']],
    ['an empty list of runs', '{"version": "2.1.0", "runs": []}', ['NO_RUNS']],
    ['runs that could not be found', '{"version": "2.1.0", "runs": null}', ['NO_RUNS']],
    ['results that are no list', log(run('x')), ['INVALID_RESULT']],
    ['results that are no objects', log(run([null, 3, result()])), ['INVALID_RESULT']],
  ])('%s are told', async (_, text, codes) => {
    const { problems } = await readText(text);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });

  it('never reaches a prototype', async () => {
    const text = log(run([result({ ruleId: '__proto__' })], [{ id: '__proto__' }])).replace(
      '"ruleId"',
      '"__proto__":{"polluted":true},"ruleId"',
    );
    const { events } = await readText(text);
    expect(events).toMatchObject([{ rule_id: '__proto__' }]);
    expect(({} as Json)['polluted']).toBeUndefined();
  });
});

it.each([
  ['{"runs": [{"tool": {}}]}', 'sarif'],
  ['{"$schema": "https://x/sarif-schema-2.1.0.json", "runs', 'sarif'],
  ['{"runs": [], "version": "2.1.0"}', 'sarif'],
  ['{"runs": 3}', undefined],
])('tells from %j that it is %s', (head, format) => {
  expect(detectFormat(head)).toBe(format);
});
